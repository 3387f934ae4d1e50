package directory

import (
	"context"
	"database/sql"
	"slices"
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
		members, err := v.members(ctx, []int32{slot})
		if err == nil && len(members) == 1 {
			found = members[0]
		}
		return err
	})
	return found, err
}

// pageQuery reads what a page shows of the members of a JSON list.
const pageQuery = `SELECT m.id, COALESCE(m.email, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, ''), COALESCE(m.added_by, '')
	FROM json_each(?2) j CROSS JOIN member m ON m.organization = ?1 AND m.id = j.value ORDER BY j.key`

// administeredQuery finds those of a JSON list whose every organization the
// account ?1 administers.
const administeredQuery = `SELECT l.member FROM json_each(?3) j
	CROSS JOIN account_member l ON l.member = j.value AND l.organization = ?2 WHERE NOT EXISTS (` + organization.Elsewhere + `)`

const creatorQuery = `SELECT created_by FROM organization WHERE id = ?`

// members reads the members of some slots, in their order.
func (v *view) members(ctx context.Context, slots []int32) ([]Member, error) {
	var creator ident.Member
	if err := v.q.QueryRowContext(ctx, creatorQuery, v.Organization).Scan(&creator); err != nil {
		return nil, err
	}
	ids, resettable := make([]ident.Member, 0, len(slots)), []ident.Member{}
	for _, slot := range slots {
		id := v.index.ids[slot]
		if ids = append(ids, id); v.manages && v.index.flags[slot]&mfa != 0 && id != v.Member {
			resettable = append(resettable, id)
		}
	}
	resettable, err := v.administered(ctx, resettable)
	if err != nil {
		return nil, err
	}
	members := make([]Member, 0, len(slots))
	err = each(ctx, v.q, pageQuery, func(rows *sql.Rows) error {
		var m Member
		err := rows.Scan(&m.ID, &m.Email, &m.FirstName, &m.LastName, &m.AddedBy)
		m.You, m.Creator, m.CanReset = m.ID == v.Member, m.ID == creator, slices.Contains(resettable, m.ID)
		v.fill(&m, slots[len(members)])
		members = append(members, m)
		return err
	}, v.Organization, list(ids))
	return members, err
}

// administered are those of whose every organization whoever asks is Admin.
func (v *view) administered(ctx context.Context, ids []ident.Member) (found []ident.Member, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = each(ctx, v.q, administeredQuery, func(rows *sql.Rows) error {
		var m ident.Member
		err := rows.Scan(&m)
		found = append(found, m)
		return err
	}, v.by, v.Organization, list(ids))
	return found, err
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
