package organization

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// What an organization may want of its members' second factor.
const (
	MFAOff      = "off"      // each as they like
	MFAPrompt   = "prompt"   // the console suggests it
	MFARequired = "required" // nothing of the organization without it
)

var mfaPolicies = []string{MFAOff, MFAPrompt, MFARequired}

// MFAPolicyChanged says whether the organization wants a second factor of its
// members.
type MFAPolicyChanged struct {
	Policy string `json:"policy"`

	before string `json:"-"` // read by Check
}

// SetMFAPolicy changes it. It changes nothing, and is no error, where it is so
// already.
func (o *Organizations) SetMFAPolicy(ctx context.Context, by ledger.Actor, id ident.Organization, policy string) (General, error) {
	m, err := o.may(ctx, by, id, access.OrganizationManage)
	if err != nil {
		return General{}, err
	}
	err = o.commit(ctx, by, m, &MFAPolicyChanged{Policy: policy})
	if err != nil && !fault.Is(err, fault.ChangeNone) {
		return General{}, err
	}
	return o.General(ctx, by.Account, id)
}

// MFAPolicyOf is what an organization wants.
func MFAPolicyOf(ctx context.Context, q sqlite.Queryer, id ident.Organization) (string, error) {
	var policy string
	err := q.QueryRowContext(ctx, `SELECT mfa_policy FROM organization WHERE id = ?`, id).Scan(&policy)
	return policy, orNotFound(err)
}

// Check wants another policy, of those that are offered.
func (c *MFAPolicyChanged) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if !slices.Contains(mfaPolicies, c.Policy) {
		return fault.Invalid(fault.On("policy", fault.NotOffered))
	}
	before, err := MFAPolicyOf(ctx, tx, at.Organization())
	if err == nil && before == c.Policy {
		err = fault.New(fault.ChangeNone)
	}
	c.before = before
	return err
}

// Diff is the old and the new policy.
func (c *MFAPolicyChanged) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"policy": c.before},
		After:  map[string]string{"policy": c.Policy},
	}, nil
}

// Apply writes it.
func (c *MFAPolicyChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE organization SET mfa_policy = ? WHERE id = ?`, c.Policy, at.Ledger)
	return err
}
