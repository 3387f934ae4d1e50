package apikey

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Live is a key as the gateway checks it. It was not revoked, and its workspace not
// archived, when it was read; it may have expired.
type Live struct {
	Hash, Previous [32]byte  // of the newest secret, and of the one before it
	PreviousUntil  time.Time // zero: there is no secret before it
	Expires        time.Time // zero: never
	ID             ident.Key
	Organization   ident.Organization
	Workspace      ident.Workspace
	Member         ident.Member // who made it, also once they are gone
	Name           string
	Scope          []string // of Scopes; empty: all of them
	Models         []string // identifiers (mdl_…); empty: all that the workspace may use
}

// Verdict is what a key's text opens.
type Verdict int

// The verdicts.
const (
	Wrong   Verdict = iota // another secret, or one whose grace is over
	Expired                // the secret is right
	Opens
)

// Check holds the hash of a key's text against the key's, in constant time.
func (l *Live) Check(hash *[32]byte, now time.Time) Verdict {
	newest := subtle.ConstantTimeCompare(hash[:], l.Hash[:])
	before := subtle.ConstantTimeCompare(hash[:], l.Previous[:])
	switch {
	case newest != 1 && (before != 1 || !now.Before(l.PreviousUntil)):
		return Wrong
	case !l.Expires.IsZero() && !now.Before(l.Expires):
		return Expired
	}
	return Opens
}

// InScope reports whether the key may be used for what is of that scope.
func (l *Live) InScope(scope string) bool {
	return len(l.Scope) == 0 || slices.Contains(l.Scope, scope)
}

// MayUse reports whether the key may be used for a model (mdl_…), where its
// workspace may.
func (l *Live) MayUse(model ident.Model) bool {
	return len(l.Models) == 0 || slices.Contains(l.Models, string(model))
}

const liveOnes = `SELECT k.id, k.organization, k.workspace, k.member, k.name, k.hash, k.previous, COALESCE(k.previous_until, 0),
	COALESCE(k.expires, 0), k.scope, k.models
	FROM api_key k JOIN workspace w ON w.organization = k.organization AND w.id = k.workspace AND w.archived IS NULL
	WHERE k.revoked IS NULL`

// Book is every key that isn't revoked, and whose workspace isn't archived, of all
// organizations.
func Book(ctx context.Context, q sqlite.Queryer) ([]Live, error) {
	rows, err := q.QueryContext(ctx, liveOnes)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Live
	for rows.Next() {
		one, err := scanLive(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

// One is a key of the Book; false where it is revoked or gone.
func One(ctx context.Context, q sqlite.Queryer, id ident.Key) (Live, bool, error) {
	one, err := scanLive(q.QueryRowContext(ctx, liveOnes+` AND k.id = ?`, id).Scan)
	if fault.Is(err, fault.NotFound) {
		return Live{}, false, nil
	}
	return one, err == nil, err
}

func scanLive(scan func(into ...any) error) (Live, error) {
	var l Live
	var hash, previous []byte
	var until, expires int64
	var scope, models string
	err := scan(&l.ID, &l.Organization, &l.Workspace, &l.Member, &l.Name, &hash, &previous, &until, &expires, &scope, &models)
	if errors.Is(err, sql.ErrNoRows) {
		return Live{}, fault.New(fault.NotFound)
	}
	copy(l.Hash[:], hash)
	copy(l.Previous[:], previous)
	l.PreviousUntil, l.Expires = moment(until), moment(expires)
	l.Scope, l.Models = strings.Fields(scope), strings.Fields(models)
	return l, sqlite.Classify(err)
}

// moment is a stored time, zero for none.
func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
