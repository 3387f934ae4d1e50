package directory

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// cursor is the member after whom a page begins, as they were: should they have
// changed or gone since, it begins where they would stand.
type cursor struct {
	Text   string       `json:"t,omitempty"` // folded name or e-mail
	Number int64        `json:"n,omitempty"` // milliseconds
	Member ident.Member `json:"m"`
	Sum    []byte       `json:"s"` // of all this and of what was asked for
}

func (x *index) cursor(q Query, id ident.Organization, order Sort, slot int32) string {
	c := cursor{Member: x.ids[slot]}
	switch order {
	case ByName:
		c.Text = string(x.name(slot))
	case ByEmail:
		c.Text = string(x.email(slot))
	case ByJoined:
		c.Number = x.joined[slot]
	case BySeen:
		c.Number = x.seen[slot]
	}
	c.Sum = c.sum(q, id)
	text, _ := json.Marshal(c) // nothing in it can fail
	return base64.RawURLEncoding.EncodeToString(text)
}

// after reads what cursor wrote, nil for none. It returns fault.InputInvalid for
// anything else, and for the cursor of another search.
func (q Query) after(id ident.Organization) (*cursor, error) {
	if q.After == "" {
		return nil, nil //nolint:nilnil // the first page
	}
	var c cursor
	text, err := base64.RawURLEncoding.DecodeString(q.After)
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil || !bytes.Equal(c.Sum, c.sum(q, id)) {
		return nil, fault.Invalid(fault.On("after", fault.Malformed))
	}
	return &c, nil
}

// sum tells this cursor from that of another search. It guards no secret: whoever
// forges one sees another part of what they may see.
func (c *cursor) sum(q Query, id ident.Organization) []byte {
	asked, _ := json.Marshal([]any{c.Text, c.Number, c.Member, id, q.Search, q.Sort, q.Descending, q.Role, q.Seat, q.MFA})
	sum := sha256.Sum256(asked)
	return sum[:8]
}

func (x *index) against(order Sort, slot int32, c *cursor) int {
	key := 0
	switch order {
	case ByName:
		key = strings.Compare(string(x.name(slot)), c.Text)
	case ByEmail:
		key = strings.Compare(string(x.email(slot)), c.Text)
	case ByJoined:
		key = cmp.Compare(x.joined[slot], c.Number)
	case BySeen:
		key = cmp.Compare(x.seen[slot], c.Number)
	}
	return cmp.Or(key, cmp.Compare(x.ids[slot], c.Member))
}
