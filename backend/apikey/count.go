package apikey

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// CountLive is how many keys work in each workspace of an organization; one without
// any isn't there. Who may ask is the caller's matter.
func (k *Keys) CountLive(ctx context.Context, org ident.Organization) (map[ident.Workspace]int, error) {
	rows, err := k.DB.Read().QueryContext(ctx,
		`SELECT k.workspace, COUNT(*) FROM api_key k
		   JOIN workspace w ON w.organization = k.organization AND w.id = k.workspace AND w.archived IS NULL
		  WHERE k.organization = ? AND k.revoked IS NULL AND (k.expires IS NULL OR k.expires > ?) GROUP BY k.workspace`,
		org, k.Clock.Now().UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := map[ident.Workspace]int{}
	for rows.Next() {
		var id ident.Workspace
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, err
		}
		counts[id] = n
	}
	return counts, sqlite.Classify(rows.Err())
}
