package directory

import (
	"context"
	"slices"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sheet"
)

// Columns are those of the CSV file. What each is called stands in the catalogue
// under "members.csv.<column>".
var Columns = []string{"id", "name", "email", "roles", "seat", "mfa", "joined", "seen"}

// exported is how many members are read at a time.
const exported = 500

// Export makes a CSV file (RFC 4180, UTF-8) of the members that a query finds, by
// name, for one who manages members. heading says what the columns are called.
func (d *Directory) Export(
	ctx context.Context, by ident.Account, id ident.Organization, query Query, heading func(column string) string, bom bool,
) ([]byte, error) {
	f, err := query.filter()
	if err != nil {
		return nil, err
	}
	head := make([]string, 0, len(Columns))
	for _, c := range Columns {
		head = append(head, heading(c))
	}
	file := sheet.New(bom, head...)
	err = d.look(ctx, by, id, func(v *view) error {
		if err := v.Require(access.MembersManage); err != nil {
			return err
		}
		if err := v.index.hold(ctx, v.q, id, f.workspace); err != nil {
			return err
		}
		f.limit = v.index.total()
		slots, _ := v.index.page(f, v.index.find(f), nil)
		for some := range slices.Chunk(slots, exported) {
			if err := v.export(ctx, file, some); err != nil {
				return err
			}
		}
		return nil
	})
	return file.Bytes(), err
}

func (v *view) export(ctx context.Context, to *sheet.Sheet, slots []int32) error {
	members, err := v.members(ctx, slots)
	for _, m := range members {
		to.Add(m.cells()...)
	}
	return err
}

func (m Member) cells() []string {
	roles := make([]string, 0, len(m.Roles))
	for _, r := range m.Roles {
		roles = append(roles, string(r))
	}
	seat := map[bool]string{true: "active", false: "inactive"}[m.Active]
	seen := ""
	if !m.Seen.IsZero() {
		seen = m.Seen.Format(time.RFC3339)
	}
	return []string{string(m.ID), m.Name(), m.Email, strings.Join(roles, " "), seat, m.MFA, m.Joined.Format(time.RFC3339), seen}
}
