package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Renamed gives an organization another name.
type Renamed struct {
	Name string `json:"name"`

	was    string `json:"-"` // what the person saw; "" is whatever there is
	before string `json:"-"` // read by Check
}

// Rename changes the name, whatever it is. It is fault.ChangeNone where it is so
// named already.
func (o *Organizations) Rename(ctx context.Context, by ledger.Actor, id ident.Organization, typed string) (General, error) {
	return o.RenameFrom(ctx, by, id, "", typed)
}

// RenameFrom is Rename by somebody who saw a name. It is fault.ChangeConflict
// where there is another one by now, so that nobody's is overwritten unseen.
func (o *Organizations) RenameFrom(ctx context.Context, by ledger.Actor, id ident.Organization, was, typed string) (General, error) {
	m, err := o.may(ctx, by, id, access.OrganizationManage)
	if err != nil {
		return General{}, err
	}
	clean, wrong, ok := name.Clean("name", typed)
	if !ok {
		return General{}, fault.Invalid(wrong)
	}
	if err := o.commit(ctx, by, m, &Renamed{Name: clean, was: was}); err != nil {
		return General{}, err
	}
	return o.General(ctx, by.Account, id)
}

// Check wants a name in its clean form that is another one, and the one that was
// seen to be there still.
func (c *Renamed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if err := checkName(c.Name); err != nil {
		return err
	}
	before, err := nameOf(ctx, tx, at.Organization())
	switch {
	case err != nil:
		return err
	case before == c.Name:
		return fault.New(fault.ChangeNone)
	case c.was != "" && before != c.was:
		return fault.Conflict("name", before)
	}
	c.before = before
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
	_, err := tx.ExecContext(ctx, `UPDATE organization SET name = ? WHERE id = ?`, c.Name, at.Ledger)
	return err
}
