package apikey

import (
	"context"
	"encoding/json"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Made is a key by who made it.
type Made struct {
	ID            ident.Key
	Name          string
	Member        ident.Member
	Workspace     ident.Workspace
	WorkspaceName string
	Expires       time.Time // zero: never
	LastUsed      time.Time // as far as it is written down; zero: never
}

// MadeBy are the keys that members of an organization made and that aren't revoked,
// newest first. They outlive their makers, unless somebody revokes them (Revoked).
// Who may ask is the caller's matter.
func MadeBy(ctx context.Context, q sqlite.Queryer, org ident.Organization, members []ident.Member) ([]Made, error) {
	ids, err := json.Marshal(members)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx,
		`SELECT k.id, k.name, k.member, k.workspace, w.name, COALESCE(k.expires, 0), COALESCE(a.used, 0)
		   FROM api_key k INDEXED BY api_key_member
		   JOIN workspace w ON w.organization = k.organization AND w.id = k.workspace AND w.archived IS NULL
		   LEFT JOIN api_key_activity a ON a.organization = k.organization AND a.key = k.id
		  WHERE k.organization = ? AND k.member IN (SELECT value FROM json_each(?)) AND k.revoked IS NULL ORDER BY k.id DESC`, org, string(ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Made
	for rows.Next() {
		var one Made
		var expires, used int64
		if err := rows.Scan(&one.ID, &one.Name, &one.Member, &one.Workspace, &one.WorkspaceName, &expires, &used); err != nil {
			return nil, err
		}
		one.Expires, one.LastUsed = moment(expires), moment(used)
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

// MadeBefore is what ends the keys of members who are removed, in the same Commit.
var MadeBefore = &organization.With{
	Changes: func(ctx context.Context, q sqlite.Queryer, org ident.Organization, members []ident.Member) ([]ledger.Change, error) {
		made, err := MadeBy(ctx, q, org, members)
		changes := make([]ledger.Change, 0, len(made))
		for _, one := range made {
			changes = append(changes, &Revoked{Key: one.ID, Workspace: one.Workspace})
		}
		return changes, err
	},
	Gone: func(ctx context.Context, q sqlite.Queryer, org ident.Organization, m ident.Member) error {
		left, err := MadeBy(ctx, q, org, []ident.Member{m})
		if err == nil && len(left) > 0 {
			err = fault.New(fault.ChangeNone)
		}
		return err
	},
}
