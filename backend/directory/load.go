package directory

import (
	"context"
	"database/sql"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// The queries of all members, and of those whose identifiers are given. A row for
// each table, in the order of the members: joining a hundred thousand of them in
// SQLite takes longer. The plus keeps SQLite from looking through an organization for
// a few members.
const (
	membersQuery = `SELECT id, joined, inactive IS NOT NULL, COALESCE(first_name, ''), COALESCE(last_name, ''), COALESCE(email, '')
		FROM member WHERE organization = ?1 AND removed IS NULL`
	rolesQuery = `SELECT member, role FROM member_role WHERE organization = ?1`
	seenQuery  = `SELECT member, seen FROM member_activity WHERE organization = ?1 AND seen IS NOT NULL`
	mfaQuery   = `SELECT l.member FROM account_member l JOIN mfa_factor f ON f.account = l.account WHERE +l.organization = ?1`

	// Who is in a workspace is read when it is first asked for, and then with whoever
	// changes: by the index, in which the workspace stands, too.
	insideQuery     = `SELECT member FROM workspace_member WHERE organization = ?1 AND workspace = ?2`
	workspacesQuery = `SELECT member, workspace FROM workspace_member INDEXED BY workspace_member_member WHERE organization = ?1`

	changedQuery = `SELECT member FROM member_activity WHERE organization = ? AND changed > ?`
	newestQuery  = `SELECT COALESCE(MAX(changed), 0) FROM member_activity WHERE organization = ?`

	ofSome   = ` AND %s IN (SELECT value FROM json_each(?2))`
	inOrder  = ` ORDER BY %s`
	manyNews = 2000 // changes after which everything is read anew
)

// load reads an organization.
func load(ctx context.Context, q sqlite.Queryer, id ident.Organization) (*index, error) {
	x := &index{workspaces: map[ident.Workspace][]int32{}}
	if err := q.QueryRowContext(ctx, newestQuery, id).Scan(&x.changed); err != nil {
		return nil, sqlite.Classify(err)
	}
	return x, x.read(ctx, q, id, "")
}

// refresh takes in what changed since it was read. It reports false where it is
// better read anew.
func (x *index) refresh(ctx context.Context, q sqlite.Queryer, id ident.Organization) (bool, error) {
	var newest int64
	err := q.QueryRowContext(ctx, newestQuery, id).Scan(&newest)
	if err != nil || newest == x.changed {
		return true, sqlite.Classify(err)
	}
	var ids []ident.Member
	err = each(ctx, q, changedQuery, func(rows *sql.Rows) error {
		var m ident.Member
		err := rows.Scan(&m)
		ids = append(ids, m)
		return err
	}, id, x.changed)
	if err != nil || len(ids) > manyNews || x.stale() {
		return false, err
	}
	for _, m := range ids {
		x.drop(m)
	}
	x.changed = newest
	return true, x.read(ctx, q, id, list(ids))
}

// read puts members into the index: all, or those of a JSON list.
func (x *index) read(ctx context.Context, q sqlite.Queryer, id ident.Organization, some string) error {
	records, err := records(ctx, q, id, some)
	if err != nil {
		return err
	}
	for _, r := range records {
		x.put(r)
	}
	x.sort()
	return nil
}

func records(ctx context.Context, q sqlite.Queryer, id ident.Organization, some string) ([]record, error) {
	var all []record
	err := each(ctx, q, narrowed(membersQuery, "id", some), func(rows *sql.Rows) error {
		var r record
		var first, last string
		var without bool
		err := rows.Scan(&r.id, &r.joined, &without, &first, &last, &r.email)
		if r.name = name.Full(first, last); without {
			r.flags |= inactive
		}
		all = append(all, r)
		return err
	}, id, some)
	if err != nil {
		return nil, err
	}
	return all, attach(ctx, q, id, some, all)
}

// table is what another table knows of members.
type table struct {
	query, member string
	scan          func(rows *sql.Rows) (ident.Member, func(*record), error)
}

// attach adds what other tables know of the members, who are in the order of
// their identifiers as the rows are.
func attach(ctx context.Context, q sqlite.Queryer, id ident.Organization, some string, all []record) error {
	tables := []table{{rolesQuery, "member", scanRole}, {seenQuery, "member", scanSeen}, {mfaQuery, "l.member", scanMFA}}
	if some != "" {
		tables = append(tables, table{workspacesQuery, "member", scanWorkspace})
	}
	for _, table := range tables {
		rest := all
		err := each(ctx, q, narrowed(table.query, table.member, some), func(rows *sql.Rows) error {
			m, add, err := table.scan(rows)
			for len(rest) > 0 && rest[0].id < m {
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0].id == m {
				add(&rest[0])
			}
			return err
		}, id, some)
		if err != nil {
			return err
		}
	}
	return nil
}

func scanRole(rows *sql.Rows) (m ident.Member, add func(*record), err error) {
	var role access.Role
	err = rows.Scan(&m, &role)
	return m, func(r *record) { r.flags |= roleFlags[role] }, err
}

func scanSeen(rows *sql.Rows) (m ident.Member, add func(*record), err error) {
	var seen int64
	err = rows.Scan(&m, &seen)
	return m, func(r *record) { r.seen = seen }, err
}

func scanMFA(rows *sql.Rows) (m ident.Member, add func(*record), err error) {
	err = rows.Scan(&m)
	return m, func(r *record) { r.flags |= mfa }, err
}

// hold reads who has a role in a workspace, unless it is held already.
func (x *index) hold(ctx context.Context, q sqlite.Queryer, id ident.Organization, w ident.Workspace) error {
	if _, held := x.workspaces[w]; held || w == "" {
		return nil
	}
	slots := []int32{}
	err := each(ctx, q, insideQuery, func(rows *sql.Rows) error {
		var m ident.Member
		err := rows.Scan(&m)
		if slot, is := x.slot(m); is {
			slots = append(slots, slot)
		}
		return err
	}, id, w)
	if err == nil {
		x.workspaces[w] = slots
	}
	return err
}

func scanWorkspace(rows *sql.Rows) (m ident.Member, add func(*record), err error) {
	var w ident.Workspace
	err = rows.Scan(&m, &w)
	return m, func(r *record) { r.workspaces = append(r.workspaces, w) }, err
}
