package ledger

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/sqlite"
)

// Page reads at most limit entries of a ledger, newest first, from before the
// given sequence (Newest for the first page). It reads by primary key, so that
// the millionth page costs what the first does. Who may read is the caller's
// matter.
func Page(ctx context.Context, q sqlite.Queryer, owner string, before int64, limit int) ([]*Leaf, error) {
	id, err := numberOf(ctx, q, owner)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return leavesOf(q.QueryContext(ctx,
		`SELECT leaf FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?`,
		entryID(id, 0), entryID(id, min(before, Newest)), limit))
}

// Newest is the sequence before which all entries lie.
const Newest = 1<<seqBits - 1

// Size is the number of entries of a ledger, 0 where there is none.
func Size(ctx context.Context, q sqlite.Queryer, owner string) (int64, error) {
	id, err := numberOf(ctx, q, owner)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return sizeOf(ctx, q, id)
}

// Owners are the owners of all ledgers, the installation's first.
func Owners(ctx context.Context, q sqlite.Queryer) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT owner FROM ledger ORDER BY scope = 'installation' DESC, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var owners []string
	for rows.Next() {
		var owner string
		if err := rows.Scan(&owner); err != nil {
			return nil, err
		}
		owners = append(owners, owner)
	}
	return owners, rows.Err()
}

// each streams the stored leaves of a ledger in their order.
func each(ctx context.Context, q sqlite.Queryer, ledger int64, f func(id int64, stored []byte) error) error {
	rows, err := q.QueryContext(ctx, `SELECT id, leaf FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id`,
		entryID(ledger, 0), entryID(ledger+1, 0))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var stored []byte
		if err := rows.Scan(&id, &stored); err != nil {
			return err
		}
		if err := f(id, stored); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Mentioning is Page for the entries that name an identifier: as who did it, as
// what it was done to, or in what was done. It looks through the ledger from the
// newest on, no further than the sequence from: without one it is meant for a ledger
// that people write by hand.
func Mentioning(ctx context.Context, q sqlite.Queryer, owner, id string, from, before int64, limit int) ([]*Leaf, error) {
	number, err := numberOf(ctx, q, owner)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return leavesOf(q.QueryContext(ctx,
		`SELECT leaf FROM ledger_entry WHERE id >= ? AND id < ? AND instr(leaf, ?) > 0 ORDER BY id DESC LIMIT ?`,
		entryID(number, from), entryID(number, min(before, Newest)), []byte(`"`+id+`"`), limit))
}

func leavesOf(rows *sql.Rows, err error) ([]*Leaf, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var leaves []*Leaf
	for rows.Next() {
		var stored sql.RawBytes
		if err := rows.Scan(&stored); err != nil {
			return nil, err
		}
		leaf, err := decodeLeaf(stored)
		if err != nil {
			return nil, err
		}
		leaves = append(leaves, leaf)
	}
	return leaves, rows.Err()
}
