package apikey

import (
	"context"
	"strings"

	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// conditions are a WHERE with its arguments.
type conditions struct {
	where string
	args  []any
}

func (c *conditions) and(condition string, args ...any) {
	c.where += " AND " + condition
	c.args = append(c.args, args...)
}

// active finds keys that work at a time.
const active = `(k.revoked IS NULL AND w.archived IS NULL AND (k.expires IS NULL OR k.expires > ?))`

// longer finds keys that live longer than the organization lets new ones.
const longer = `(k.expires IS NULL OR k.expires - k.created > p.max_days * 86400000) AND p.max_days IS NOT NULL`

func (k *Keys) conditions(want Query) conditions {
	c := conditions{where: "k.organization = ?", args: []any{want.Organization}}
	if want.Workspace != "" {
		c.and("k.workspace = ?", want.Workspace)
	}
	if want.Member != "" {
		c.and("k.member = ?", want.Member)
	}
	if text := strings.TrimSpace(want.Search); text != "" {
		c.and("(instr(k.folded, ?) > 0 OR instr(k.id, ?) > 0)", name.Folded(text), visiblePart(text))
	}
	now := k.Clock.Now().UnixMilli()
	switch want.State {
	case string(StateActive):
		c.and(active, now)
	case string(StateExpired):
		c.and("k.revoked IS NULL AND w.archived IS NULL AND k.expires <= ?", now)
	case string(StateRevoked):
		c.and("(k.revoked IS NOT NULL OR w.archived IS NOT NULL)")
	case FilterLonger:
		c.and(active, now)
		c.and(longer)
	}
	return c
}

// visiblePart is what of a text can be found in a key's identifier: somebody may
// paste what is shown of a key, or all of it. NULL finds nothing.
func visiblePart(text string) any {
	text = strings.TrimPrefix(strings.TrimPrefix(text, mark), "key_")
	text, _, _ = strings.Cut(strings.TrimSuffix(text, "…"), "_")
	text = strings.ToUpper(text)
	if len(text) < 4 || strings.Trim(text, crockford) != "" { //nolint:mnd // fewer stand in too many
		return nil
	}
	return text
}

const from = ` FROM api_key k
	LEFT JOIN workspace w ON w.organization = k.organization AND w.id = k.workspace
	LEFT JOIN api_key_policy p ON p.organization = k.organization`

func count(ctx context.Context, q sqlite.Queryer, c conditions) (n int, err error) {
	err = q.QueryRowContext(ctx, `SELECT COUNT(*)`+from+` WHERE `+c.where, c.args...).Scan(&n)
	return n, sqlite.Classify(err)
}

var filters = map[string]bool{
	FilterAll: true, string(StateActive): true, string(StateExpired): true, string(StateRevoked): true, FilterLonger: true,
}
