package chat

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Settings are what an organization decided about its chats.
type Settings struct {
	Days   int64 // since something was last said; 0: for ever
	Chats  int64 // how many there are, of everybody
	People int64 // who have any
	Older  int64 // of these, those in which nothing was said for the days asked about
	Manage organization.Availability
}

type settings struct {
	days, generation int64
}

func settingsOf(ctx context.Context, q sqlite.Queryer, org ident.Organization) (settings, error) {
	var s settings
	err := q.QueryRowContext(ctx, `SELECT retention, generation FROM chat_settings WHERE organization = ?`, org).
		Scan(&s.days, &s.generation)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return s, sqlite.Classify(err)
}

// Settings shows them to a member, with how many chats days would not keep.
func (c *Chats) Settings(ctx context.Context, by ident.Account, org ident.Organization, days int64) (Settings, error) {
	var s Settings
	err := c.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, org)
		if err == nil {
			err = m.Require(access.OrganizationRead)
		}
		if err != nil {
			return err
		}
		if s.Manage.Allowed = m.Require(access.ChatsManage) == nil; !s.Manage.Allowed {
			s.Manage.Reason = organization.ReasonRole
		}
		now, err := settingsOf(ctx, q, org)
		if err != nil {
			return err
		}
		s.Days = now.days
		return q.QueryRowContext(ctx,
			`SELECT COUNT(*), COUNT(DISTINCT member), COUNT(*) FILTER (WHERE updated <= ?2) FROM chat WHERE organization = ?1`,
			org, cutoff(c.Clock.Now(), days)).Scan(&s.Chats, &s.People, &s.Older)
	})
	return s, sqlite.Classify(err)
}

// cutoff is when something must have been said in a conversation for it to stay,
// in milliseconds: it goes at that moment.
func cutoff(now time.Time, days int64) int64 {
	if days == 0 {
		return -1
	}
	return now.Add(-time.Duration(days) * 24 * time.Hour).UnixMilli()
}
