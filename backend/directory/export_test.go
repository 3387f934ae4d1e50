package directory

import (
	"bytes"
	"strings"

	"intendant/backend/ident"
)

// CopyHolds reports whether the copy of an organization holds a folded text.
func (d *Directory) CopyHolds(id ident.Organization, text string) bool {
	d.mu.Lock()
	h := d.held[id]
	d.mu.Unlock()
	if h == nil {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.index != nil && bytes.Contains(h.index.text, []byte(text))
}

// Queries are all that a look at the members runs, by whether they read a page or
// the whole organization, which happens once.
func Queries() (page, whole map[string]string) {
	page = map[string]string{
		"newest": newestQuery, "changed": changedQuery, "page": pageQuery, "administered": administeredQuery, "creator": creatorQuery,
		"inside": insideQuery, "some workspaces": narrowed(workspacesQuery, "member", "[]"),
	}
	whole = map[string]string{}
	for name, q := range map[string][2]string{
		"members": {membersQuery, "id"}, "roles": {rolesQuery, "member"}, "seen": {seenQuery, "member"}, "mfa": {mfaQuery, "l.member"},
	} {
		page["some "+name] = narrowed(q[0], q[1], "[]")
		whole[name] = strings.TrimSpace(narrowed(q[0], q[1], ""))
	}
	return page, whole
}
