package installation

import (
	"context"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SignUpChanged opens or closes signing up without an invitation.
type SignUpChanged struct {
	Open bool `json:"open"`
}

// SetSignUp opens or closes signing up. It changes nothing, and is no error,
// where it is so already.
func (s *Settings) SetSignUp(ctx context.Context, by ledger.Actor, open bool) (Installation, error) {
	i, err := s.commit(ctx, by, &SignUpChanged{Open: open})
	if fault.Is(err, fault.ChangeNone) {
		return ReadAs(ctx, s.db.Read(), by.Account)
	}
	return i, err
}

// Check wants a difference.
func (c *SignUpChanged) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	i, err := Read(ctx, tx)
	if err == nil && i.SignUpOpen == c.Open {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is whether it was open, and is.
func (c *SignUpChanged) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	i, err := Read(ctx, tx)
	return ledger.Diff{
		Before: map[string]string{"open": strconv.FormatBool(i.SignUpOpen)},
		After:  map[string]string{"open": strconv.FormatBool(c.Open)},
	}, err
}

// Apply writes it.
func (c *SignUpChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE installation SET sign_up_open = ?`, c.Open)
	return err
}
