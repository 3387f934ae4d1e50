package organization

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// tables are all that hold an organization's rows, with the column that says
// whose they are.
var tables = []struct{ table, column string }{
	{"subscription_charge", "organization"},
	{"subscription", "organization"},
	{"invitation", "organization"},
	{"mail_activity", "ledger"},
	{"chat_message", "organization"},
	{"chat", "organization"},
	{"chat_settings", "organization"},
	{"limit_rule", "organization"},
	{"api_key", "organization"},
	{"api_key_policy", "organization"},
	{"api_key_activity", "organization"},
	{"agent", "organization"},
	{"workspace_model", "organization"},
	{"workspace_limited", "organization"},
	{"model", "organization"},
	{"connection", "organization"},
	{"usd_rate", "organization"},
	{"sealed_organization_key", "organization"},
	{"member_activity", "organization"}, // first: who leaves a workspace would change theirs
	{"workspace_member", "organization"},
	{"workspace", "organization"},
	{"usage_source_activity", "organization"}, // and with it what was used
	{"usage_day_activity", "organization"},
	{"usage_model_activity", "organization"},
	{"usage_refused_activity", "organization"},
	{"usage_lost_activity", "organization"},
	{"spend_alert", "organization"},
	{"spend_alerted", "organization"},
	{"member_role", "organization"},
	{"member", "organization"},
	{"member_count", "organization"},
	{"organization", "id"},
}

func orNotFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound)
	}
	return sqlite.Classify(err)
}

func nameOf(ctx context.Context, q sqlite.Queryer, id ident.Organization) (string, error) {
	var name string
	err := q.QueryRowContext(ctx, `SELECT name FROM organization WHERE id = ?`, id).Scan(&name)
	return name, orNotFound(err)
}

// rolesOf are a member's roles in the order of access.Roles; a stranger has none.
// Every Commit asks for them: a statement of one row is prepared only once.
func rolesOf(ctx context.Context, q sqlite.Queryer, id ident.Organization, member ident.Member) ([]access.Role, error) {
	var joined string
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE(group_concat(role, ' '), '') FROM member_role WHERE organization = ? AND member = ?`, id, member).Scan(&joined)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	var roles []access.Role
	for role := range strings.FieldsSeq(joined) {
		roles = append(roles, access.Role(role))
	}
	return access.Sorted(roles), nil
}

func setRoles(ctx context.Context, tx *sqlite.Tx, id ident.Organization, member ident.Member, roles []access.Role) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM member_role WHERE organization = ? AND member = ?`, id, member)
	for _, r := range roles {
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO member_role (organization, member, role) VALUES (?, ?, ?)`, id, member, r)
	}
	return err
}

// activeAdmin finds those who can administer the organization ?1: inactive ones
// can't.
const activeAdmin = `SELECT 1 FROM member_role r
	JOIN member m ON m.organization = r.organization AND m.id = r.member AND m.inactive IS NULL
	WHERE r.organization = ?1 AND r.role = 'admin'`

// member is what the Changes of a member need to know of them.
type member struct {
	removed, erased, inactive bool
	roles                     []access.Role
}

// memberOf finds a member, also one that was removed or erased.
func memberOf(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) (member, error) {
	var found member
	err := q.QueryRowContext(ctx,
		`SELECT removed IS NOT NULL, erased IS NOT NULL, inactive IS NOT NULL FROM member WHERE organization = ? AND id = ?`, id, m).
		Scan(&found.removed, &found.erased, &found.inactive)
	if err != nil {
		return member{}, orNotFound(err)
	}
	found.roles, err = rolesOf(ctx, q, id, m)
	return found, err
}

// activeMember is memberOf for one that belongs to the organization now, with a
// seat or without.
func activeMember(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) (member, error) {
	found, err := memberOf(ctx, q, id, m)
	switch {
	case err != nil:
		return member{}, err
	case found.erased:
		return member{}, fault.New(fault.MemberErased)
	case found.removed:
		return member{}, fault.New(fault.NotFound)
	}
	return found, nil
}

// Belongs returns fault.NotFound unless the member belongs to the organization now,
// with a seat or without, and fault.MemberErased for one who was erased.
func Belongs(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) error {
	_, err := activeMember(ctx, q, id, m)
	return err
}

// keepsAdmin returns fault.LastAdmin where the member is the only active Admin.
func keepsAdmin(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) error {
	var only bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (`+activeAdmin+` AND r.member = ?2) AND NOT EXISTS (`+activeAdmin+` AND r.member <> ?2)`,
		id, m).Scan(&only)
	if err == nil && only {
		err = fault.New(fault.LastAdmin)
	}
	return err
}
