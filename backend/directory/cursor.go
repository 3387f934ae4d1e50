package directory

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// cursor is the member after whom a page begins, as they were: should they have
// changed or gone since, it begins where they would stand.
type cursor struct {
	number int64 // milliseconds
	member ident.Member
	text   string // folded name or e-mail
}

func (x *index) cursor(q Query, id ident.Organization, order Sort, slot int32) string {
	c := &cursor{member: x.ids[slot]}
	switch order {
	case ByName:
		c.text = string(x.name(slot))
	case ByEmail:
		c.text = string(x.email(slot))
	case ByJoined:
		c.number = x.joined[slot]
	case BySeen:
		c.number = x.seen[slot]
	}
	return base64.RawURLEncoding.EncodeToString(append(c.sum(q, id), c.plain()...))
}

func (c *cursor) plain() []byte {
	return fmt.Appendf(nil, "%d %s %s", c.number, c.member, c.text)
}

// after reads what cursor wrote, nil for none. It returns fault.InputInvalid for
// anything else, and for the cursor of another search.
func (q Query) after(id ident.Organization) (*cursor, error) {
	if q.After == "" {
		return nil, nil //nolint:nilnil // the first page
	}
	text, err := base64.RawURLEncoding.DecodeString(q.After)
	if err == nil && len(text) > sumSize {
		parts := strings.SplitN(string(text[sumSize:]), " ", 3) //nolint:mnd // as in plain
		if c, ok := read(parts); ok && bytes.Equal(text[:sumSize], c.sum(q, id)) {
			return c, nil
		}
	}
	return nil, fault.Invalid(fault.On("after", fault.Malformed))
}

func read(parts []string) (*cursor, bool) {
	if len(parts) != 3 { //nolint:mnd // as in plain
		return nil, false
	}
	number, err := strconv.ParseInt(parts[0], 10, 64)
	return &cursor{number: number, member: ident.Member(parts[1]), text: parts[2]}, err == nil
}

const sumSize = 8

// sum tells this cursor from that of another search. It guards no secret: whoever
// forges one sees another part of what they may see.
func (c *cursor) sum(q Query, id ident.Organization) []byte {
	asked := fmt.Appendf(c.plain(), "\n%q %q %q %t %q %q %q %q", id, q.Search, q.Sort, q.Descending, q.Role, q.Seat, q.MFA, q.Workspace)
	sum := sha256.Sum256(asked)
	return sum[:sumSize]
}

func (x *index) against(order Sort, slot int32, c *cursor) int {
	key := 0
	switch order {
	case ByName:
		key = strings.Compare(string(x.name(slot)), c.text)
	case ByEmail:
		key = strings.Compare(string(x.email(slot)), c.text)
	case ByJoined:
		key = cmp.Compare(x.joined[slot], c.number)
	case BySeen:
		key = cmp.Compare(x.seen[slot], c.number)
	}
	return cmp.Or(key, cmp.Compare(x.ids[slot], c.member))
}
