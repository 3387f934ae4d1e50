package apikey

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// columns are a key's. Its workspace w makes it revoked, too.
const columns = `k.id, k.workspace, k.member, k.name, k.created, COALESCE(k.expires, 0), k.scope, k.models,
	COALESCE(k.previous_until, 0), COALESCE(k.revoked, w.archived, 0), k.hash`

// stored is a key as its table has it.
type stored struct {
	Key

	hash []byte
}

func read(ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Key) (stored, error) {
	return scan(q.QueryRowContext(ctx,
		`SELECT `+columns+` FROM api_key k LEFT JOIN workspace w ON w.organization = k.organization AND w.id = k.workspace
		  WHERE k.organization = ? AND k.id = ?`, org, id).Scan)
}

func scan(into func(dest ...any) error, more ...any) (stored, error) {
	var s stored
	var created, expires, until, revoked int64
	var scope, models string
	err := into(append([]any{
		&s.ID, &s.Workspace, &s.Member, &s.Name, &created, &expires, &scope, &models, &until, &revoked, &s.hash,
	}, more...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return stored{}, fault.New(fault.NotFound)
	}
	s.Created, s.Expires, s.GraceUntil, s.Revoked = moment(created), moment(expires), moment(until), moment(revoked)
	s.Scope, s.Models = strings.Fields(scope), strings.Fields(models)
	return s, sqlite.Classify(err)
}

// changeable finds a key of a workspace, for a Change by somebody. To those who don't
// manage the keys of others these don't exist.
func changeable(
	ctx context.Context, q sqlite.Queryer, by ledger.Actor, at ledger.Stamp, in ident.Workspace, id ident.Key,
) (stored, error) {
	s, err := read(ctx, q, at.Organization(), id)
	switch {
	case err != nil:
		return stored{}, err
	case s.Workspace != in:
		return stored{}, fault.New(fault.NotFound)
	case by.Door == ledger.DoorSystem || s.Member == by.Member:
		return s, nil
	}
	can, err := workspace.Permissions(ctx, q, at.Organization(), in, by.Member)
	if err == nil && !can[access.KeysManage] {
		err = fault.New(fault.NotFound)
	}
	return s, err
}

func maxDays(ctx context.Context, q sqlite.Queryer, org ident.Organization) (int64, error) {
	var days int64
	err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(max_days), 0) FROM api_key_policy WHERE organization = ?`, org).Scan(&days)
	return days, sqlite.Classify(err)
}

func exists(ctx context.Context, q sqlite.Queryer, query string, args ...any) (is bool, err error) {
	err = q.QueryRowContext(ctx, query, args...).Scan(&is)
	return is, sqlite.Classify(err)
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func orNull(ms int64) any {
	if ms == 0 {
		return nil
	}
	return ms
}
