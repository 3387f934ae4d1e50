package chat

import (
	"context"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// AllDeleted deletes every chat of an organization. The key under which they lay
// is no longer its key from this entry on, and is destroyed.
type AllDeleted struct {
	chats int64 `json:"-"` // counted by Check
}

// DeleteAll deletes every chat of an organization, whose name is typed to say
// that it is meant, with the key under which they lie, and returns how many there
// were. Answers under way are stopped.
func (c *Chats) DeleteAll(ctx context.Context, by ledger.Actor, org ident.Organization, typed string) (int, error) {
	m, err := c.manages(ctx, by, org)
	if err != nil {
		return 0, err
	}
	if err := organization.SameName(ctx, c.DB.Read(), org, typed); err != nil {
		return 0, err
	}
	change := &AllDeleted{}
	if err := c.commit(ctx, by, m, change); err != nil {
		return 0, err
	}
	return int(change.chats), c.Sweep(ctx)
}

// Check wants something to delete.
func (c *AllDeleted) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM chat WHERE organization = ?`, at.Ledger).Scan(&c.chats)
	if err == nil && c.chats == 0 {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is how many there were.
func (c *AllDeleted) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"chats": strconv.FormatInt(c.chats, 10)},
		After:  map[string]string{"chats": "0"},
	}, nil
}

// Apply removes the rows, and lets the next chat have another key.
func (c *AllDeleted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	for _, query := range []string{
		`DELETE FROM chat_message WHERE organization = ?1 AND ?2 > 0`,
		`DELETE FROM chat WHERE organization = ?1 AND ?2 > 0`,
		`INSERT INTO chat_settings (organization, retention, generation) VALUES (?1, 0, ?2)
		 ON CONFLICT DO UPDATE SET generation = ?2`,
	} {
		if _, err := tx.ExecContext(ctx, query, at.Ledger, at.Seq); err != nil {
			return err
		}
	}
	return nil
}

// Erases nothing that the ledger keeps: it has the file scrubbed of the rows.
func (c *AllDeleted) Erases() []ledger.Erasure { return []ledger.Erasure{{}} }
