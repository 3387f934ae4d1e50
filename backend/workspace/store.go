package workspace

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// columns are what scan reads of a workspace w.
const columns = `w.id, w.organization, w.name, w.standard, w.created, COALESCE(w.archived, 0)`

func scan(into func(dest ...any) error, more ...any) (Workspace, error) {
	var w Workspace
	var created, archived int64
	err := into(append([]any{&w.ID, &w.Organization, &w.Name, &w.Default, &created, &archived}, more...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return Workspace{}, fault.New(fault.NotFound)
	}
	w.Created = milliseconds(created)
	if archived > 0 {
		w.Archived = milliseconds(archived)
	}
	return w, sqlite.Classify(err)
}

// Read finds a workspace of an organization, archived or not. Who may know of it is
// the caller's matter.
func Read(ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Workspace) (Workspace, error) {
	return scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM workspace w WHERE w.organization = ? AND w.id = ?`, org, id).Scan)
}

// Usable is Read for what changes something there: it returns
// fault.WorkspaceArchived where nothing can. A Change that is Placed asks it in its
// Check: the program itself passes by the Authority.
func Usable(ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Workspace) (Workspace, error) {
	w, err := Read(ctx, q, org, id)
	if err == nil && w.IsArchived() {
		err = fault.New(fault.WorkspaceArchived)
	}
	return w, err
}

// standing finds a workspace and a member's role there.
func standing(
	ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Workspace, member ident.Member,
) (Workspace, access.WorkspaceRole, error) {
	var role access.WorkspaceRole
	w, err := scan(q.QueryRowContext(ctx,
		`SELECT `+columns+`, COALESCE(m.role, '') FROM workspace w
		   LEFT JOIN workspace_member m ON m.organization = w.organization AND m.workspace = w.id AND m.member = ?3
		  WHERE w.organization = ?1 AND w.id = ?2`, org, id, member).Scan, &role)
	return w, role, err
}

// roleOf is a member's role in a workspace, empty without one.
func roleOf(ctx context.Context, q sqlite.Queryer, at ledger.Stamp, id ident.Workspace, m ident.Member) (access.WorkspaceRole, error) {
	var role access.WorkspaceRole
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE((SELECT role FROM workspace_member WHERE organization = ? AND workspace = ? AND member = ?), '')`,
		at.Ledger, id, m).Scan(&role)
	return role, sqlite.Classify(err)
}

// checkName wants a name in its clean form that no other workspace has which can be
// used.
func checkName(ctx context.Context, q sqlite.Queryer, at ledger.Stamp, id ident.Workspace, s string) error {
	if wrong, ok := name.Cleaned("name", s); !ok {
		return fault.Invalid(wrong)
	}
	var taken bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM workspace WHERE organization = ? AND folded = ? AND id <> ? AND archived IS NULL)`,
		at.Ledger, name.Folded(s), id).Scan(&taken)
	if err == nil && taken {
		err = fault.Invalid(fault.On("name", fault.Taken))
	}
	return err
}

func target(id ident.Workspace) ledger.Target {
	return ledger.Target{Type: "workspace", ID: string(id)}
}

func targetMember(m ident.Member) ledger.Target { return ledger.Target{Type: "member", ID: string(m)} }
