package chat

import (
	"context"
	"slices"
	"strconv"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Retentions are the days that an organization may choose; 0 is for ever.
var Retentions = []int64{0, 30, 60, 90, 180, 365}

// RetentionSet says how long an organization keeps its chats.
type RetentionSet struct {
	Days int64 `json:"days"`

	before int64 `json:"-"` // read by Check
}

// SetRetention changes it, and deletes what it doesn't keep. It is no error where
// it is so already.
func (c *Chats) SetRetention(ctx context.Context, by ledger.Actor, org ident.Organization, days int64) (Settings, error) {
	m, err := c.manages(ctx, by, org)
	if err != nil {
		return Settings{}, err
	}
	if err := c.commit(ctx, by, m, &RetentionSet{Days: days}); err != nil && !fault.Is(err, fault.ChangeNone) {
		return Settings{}, err
	}
	if err := c.Expire(ctx); err != nil {
		return Settings{}, err
	}
	return c.Settings(ctx, by.Account, org, 0)
}

func (c *Chats) manages(ctx context.Context, by ledger.Actor, org ident.Organization) (organization.Membership, error) {
	m, err := organization.MembershipOf(ctx, c.DB.Read(), by.Account, org)
	if err == nil {
		err = m.Require(access.ChatsManage)
	}
	return m, err
}

// Check wants another time, of those that are offered.
func (c *RetentionSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if !slices.Contains(Retentions, c.Days) {
		return fault.Invalid(fault.On("days", fault.NotOffered))
	}
	now, err := settingsOf(ctx, tx, at.Organization())
	if err == nil && now.days == c.Days {
		err = fault.New(fault.ChangeNone)
	}
	c.before = now.days
	return err
}

// Diff is the old and the new time.
func (c *RetentionSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"days": strconv.FormatInt(c.before, 10)},
		After:  map[string]string{"days": strconv.FormatInt(c.Days, 10)},
	}, nil
}

// Apply writes it.
func (c *RetentionSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO chat_settings (organization, retention, generation) VALUES (?1, ?2, 0)
		 ON CONFLICT DO UPDATE SET retention = ?2`, at.Ledger, c.Days)
	return err
}
