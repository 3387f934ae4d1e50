package apikey

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Revoked ends a key for good. It may stand in the Commit of another concept: of one
// that removes the member who made it.
type Revoked struct {
	Key       ident.Key       `json:"key"`
	Workspace ident.Workspace `json:"workspace"`
}

// attempts is how often Revoke looks again where somebody else was quicker.
const attempts = 5

// Revoke ends keys, all or none, and returns how many it ended: those that are over
// already don't count. Without a workspace they may be of any.
func (k *Keys) Revoke(
	ctx context.Context, by ledger.Actor, org ident.Organization, in ident.Workspace, ids []ident.Key,
) (n int, err error) {
	for range attempts {
		if n, err = k.revokeOnce(ctx, by, org, in, ids); !fault.Is(err, fault.ChangeNone) {
			return n, err
		}
	}
	return n, err
}

func (k *Keys) revokeOnce(
	ctx context.Context, by ledger.Actor, org ident.Organization, in ident.Workspace, ids []ident.Key,
) (int, error) {
	m, err := organization.MembershipOf(ctx, k.DB.Read(), by.Account, org)
	if err == nil && in == "" {
		err = m.Require(access.KeysMake)
	}
	if err != nil {
		return 0, err
	}
	var drafts []ledger.Draft
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		is, err := read(ctx, k.DB.Read(), org, id)
		if err != nil || in != "" && is.Workspace != in {
			return 0, orNotFound(err)
		}
		if is.Revoked.IsZero() {
			drafts = append(drafts, ledger.Draft{Ledger: string(org), By: m.Actor(by), Change: &Revoked{Key: id, Workspace: is.Workspace}})
		}
	}
	if len(drafts) == 0 {
		return 0, nil
	}
	_, err = k.Ledger.Commit(ctx, drafts...)
	return len(drafts), err
}

func orNotFound(err error) error {
	if err == nil {
		err = fault.New(fault.NotFound)
	}
	return err
}

// Check wants a key that isn't revoked; an expired one can be.
func (c *Revoked) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	is, err := changeable(ctx, tx, by, at, c.Workspace, c.Key)
	if err == nil && !is.Revoked.IsZero() {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply ends it.
func (c *Revoked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE api_key SET revoked = ? WHERE organization = ? AND id = ?`, at.Time.UnixMilli(), at.Ledger, c.Key)
	return err
}

// Place is the key's workspace.
func (c *Revoked) Place() ident.Workspace { return c.Workspace }

// Target is the key.
func (c *Revoked) Target() ledger.Target { return target(c.Key) }
