package ledger

import (
	"context"
	"encoding/json"
	"fmt"

	"intendant/backend/sqlite"
)

// Replay applies every entry of src to the empty, migrated database dst. The
// tables of dst then equal those of src, row for row: Compare holds them
// against each other.
func Replay(ctx context.Context, src sqlite.Queryer, dst *sqlite.DB, kinds *Kinds) error {
	owners, err := Owners(ctx, src)
	if err != nil {
		return err
	}
	for _, owner := range owners {
		err := dst.Write(ctx, func(tx *sqlite.Tx) error { return replayOne(ctx, src, tx, kinds, owner) })
		if err != nil {
			return err
		}
	}
	return nil
}

func replayOne(ctx context.Context, src sqlite.Queryer, tx *sqlite.Tx, kinds *Kinds, owner string) error {
	var id int64
	var scope Scope
	err := src.QueryRowContext(ctx, `SELECT id, scope FROM ledger WHERE owner = ?`, owner).Scan(&id, &scope)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO ledger (id, owner, scope) VALUES (?, ?, ?)`, id, owner, scope)
	if err != nil {
		return err
	}
	return each(ctx, src, id, func(entry int64, stored []byte) error {
		leaf, err := ParseLeaf(stored)
		if err != nil {
			return err
		}
		change, err := decode(ctx, src, kinds, entry, leaf)
		if err != nil {
			return err
		}
		if err := change.Apply(ctx, tx, leaf.By(), leaf.At()); err != nil {
			return fmt.Errorf("ledger %s, entry %d (%s): %w", owner, leaf.Seq, leaf.Kind, err)
		}
		return nil
	})
}

// decode makes the Change of an entry again, with what is left of its private
// parts.
func decode(ctx context.Context, q sqlite.Queryer, kinds *Kinds, entry int64, leaf *Leaf) (Change, error) {
	change, err := kinds.Decode(leaf)
	if err != nil || len(leaf.Private) == 0 {
		return change, err
	}
	stored, err := privatesOf(ctx, q, entry)
	if err != nil {
		return nil, err
	}
	for i := range stored {
		if err := stored[i].verify(leaf); err != nil {
			return nil, err
		}
	}
	return change, fill(change, leaf, stored)
}

// Decode makes the Change of a leaf, without its private parts.
func (k *Kinds) Decode(leaf *Leaf) (Change, error) {
	kind, ok := k.Named(leaf.Kind)
	if !ok || leaf.KindVersion > kind.Version {
		return nil, fmt.Errorf("ledger: entry %d is of the kind %s, version %d, which this program does not know",
			leaf.Seq, leaf.Kind, leaf.KindVersion)
	}
	change := kind.New()
	if err := json.Unmarshal(leaf.Payload, change); err != nil {
		return nil, fmt.Errorf("ledger: payload of entry %d: %w", leaf.Seq, err)
	}
	return change, nil
}
