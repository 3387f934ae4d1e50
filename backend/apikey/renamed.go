package apikey

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Renamed gives a key another name.
type Renamed struct {
	Key       ident.Key       `json:"key"`
	Name      string          `json:"name"`
	Workspace ident.Workspace `json:"workspace"`

	was    string `json:"-"` // what the person saw; "" is whatever there is
	before string `json:"-"` // read by Check
}

// Rename changes the name by somebody who saw one. It is fault.ChangeConflict where
// there is another one by now, and fault.ChangeNone where it is so named already.
func (k *Keys) Rename(
	ctx context.Context, by ledger.Actor, org ident.Organization, in ident.Workspace, id ident.Key, was, typed string,
) (Listed, error) {
	a, err := k.may(ctx, by.Account, org, in, access.KeysMake)
	if err != nil {
		return Listed{}, err
	}
	clean, wrong, ok := name.Clean("name", typed)
	if !ok {
		return Listed{}, fault.Invalid(wrong)
	}
	if err := k.commit(ctx, by, a, &Renamed{Key: id, Name: clean, Workspace: in, was: was}); err != nil {
		return Listed{}, err
	}
	return k.one(ctx, a, id)
}

// Check wants a name in its clean form that is another one, and the one that was
// seen to be there still.
func (c *Renamed) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if err := checkName(c.Name); err != nil {
		return err
	}
	is, err := changeable(ctx, tx, by, at, c.Workspace, c.Key)
	switch {
	case err != nil:
		return err
	case is.Name == c.Name:
		return fault.New(fault.ChangeNone)
	case c.was != "" && is.Name != c.was:
		return fault.Conflict("name", is.Name)
	}
	c.before = is.Name
	return nil
}

// Diff is the old and the new name.
func (c *Renamed) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"name": c.before},
		After:  map[string]string{"name": c.Name},
	}, nil
}

// Apply writes the name.
func (c *Renamed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE api_key SET name = ?, folded = ? WHERE organization = ? AND id = ?`,
		c.Name, name.Folded(c.Name), at.Ledger, c.Key)
	return err
}

// Place is the key's workspace.
func (c *Renamed) Place() ident.Workspace { return c.Workspace }

// Target is the key.
func (c *Renamed) Target() ledger.Target { return target(c.Key) }
