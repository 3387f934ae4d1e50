package directory

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/organization"
)

// Member is a member in the table.
type Member struct {
	ID                         ident.Member
	Email, FirstName, LastName string
	Roles                      []access.Role
	Active                     bool // with a seat
	Joined                     time.Time
	Seen                       time.Time // zero where nobody knows, or for those who don't manage members
	MFA                        string    // "on", "off", or "" for those whom it doesn't concern
	You, Creator               bool
	CanReset                   bool         // whoever asks may turn the second factor off
	AddedBy                    ident.Member // empty where nobody knows
}

// Name is first and last name.
func (m Member) Name() string { return name.Full(m.FirstName, m.LastName) }

// Initials stand in the person's avatar.
func (m Member) Initials() string { return name.Initials(m.FirstName, m.LastName) }

// Member returns one member.
func (d *Directory) Member(ctx context.Context, by ident.Account, id ident.Organization, m ident.Member) (found Member, err error) {
	err = d.look(ctx, by, id, func(v *view) error {
		slot, is := v.index.slot(m)
		if !is {
			return fault.New(fault.NotFound)
		}
		list, err := v.members(ctx, []int32{slot})
		if err == nil && len(list) == 1 {
			found = list[0]
		}
		return err
	})
	return found, err
}

// pageQuery reads what a page shows of the members of a JSON list: ?1 is the
// account that asks. A member is administered where that account is Admin of every
// organization that they belong to.
const pageQuery = `SELECT m.id, COALESCE(m.email, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, ''), COALESCE(m.added_by, ''),
	       m.id = o.created_by, l.account IS ?1, l.account IS NOT NULL AND NOT EXISTS (` + organization.Elsewhere + `)
	  FROM json_each(?3) j
	  CROSS JOIN organization o ON o.id = ?2
	  JOIN member m ON m.organization = o.id AND m.id = j.value
	  LEFT JOIN account_member l ON l.organization = m.organization AND l.member = m.id
	 ORDER BY j.key`

// members reads the members of some slots, in their order.
func (v *view) members(ctx context.Context, slots []int32) ([]Member, error) {
	ids := make([]ident.Member, 0, len(slots))
	for _, slot := range slots {
		ids = append(ids, v.index.ids[slot])
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	members := make([]Member, 0, len(slots))
	err = each(ctx, v.q, pageQuery, func(rows *sql.Rows) error {
		var m Member
		var administered bool
		err := rows.Scan(&m.ID, &m.Email, &m.FirstName, &m.LastName, &m.AddedBy, &m.Creator, &m.You, &administered)
		v.fill(&m, slots[len(members)])
		m.CanReset = v.manages && m.MFA == "on" && administered && !m.You
		members = append(members, m)
		return err
	}, v.by, v.Organization, string(list))
	return members, err
}

// fill adds what the index knows, as far as it concerns whoever asks: to others,
// who has no second factor says whom to attack.
func (v *view) fill(m *Member, slot int32) {
	x := v.index
	is := x.flags[slot]
	m.Active, m.Joined = is&inactive == 0, time.UnixMilli(x.joined[slot]).UTC()
	for _, role := range access.Roles {
		if is&roleFlags[role] != 0 {
			m.Roles = append(m.Roles, role)
		}
	}
	if !v.manages && !m.You {
		return
	}
	if x.seen[slot] != 0 {
		m.Seen = time.UnixMilli(x.seen[slot]).UTC()
	}
	m.MFA = map[bool]string{true: "on", false: "off"}[is&mfa != 0]
}
