package plan

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Includes reports whether an organization has subscribed to a feature, of any
// family. It asks the snapshots only; where there is none yet, there is no feature.
// Every gated Commit asks it: a statement of one row is prepared only once.
func Includes(ctx context.Context, q sqlite.Queryer, id ident.Organization, f access.Feature) (bool, error) {
	var included bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM subscription WHERE organization = ? AND instr(features, ' ' || ? || ' ') > 0)`, id, f).Scan(&included)
	return included, sqlite.Classify(err)
}

// Seats is how many active members an organization may have: those of the
// subscription that has most, and one where there is none yet.
func Seats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int64, error) {
	var seats int64
	err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(seats), 1) FROM subscription WHERE organization = ?`, id).Scan(&seats)
	return max(seats, 1), sqlite.Classify(err)
}
