package invitation

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

const columns = `i.id, i.organization, i.sent, i.sent_by, i.expires, i.language, i.roles, i.workspaces, i.hash, COALESCE(i.outcome, ''),
	COALESCE(i.email, ''), COALESCE(i.email_key, ''), COALESCE(i.name, ''), COALESCE(i.message, '')`

func read(ctx context.Context, q sqlite.Queryer, organization ident.Organization, id ident.Invitation) (Invitation, error) {
	return scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM invitation i WHERE i.organization = ? AND i.id = ?`, organization, id).Scan)
}

// find is read for somebody who knows no organization.
func find(ctx context.Context, q sqlite.Queryer, id ident.Invitation) (Invitation, error) {
	return scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM invitation i WHERE i.id = ?`, id).Scan)
}

func scan(into func(dest ...any) error, more ...any) (Invitation, error) {
	var i Invitation
	var sent, expires int64
	var roles, workspaces string
	err := into(append([]any{
		&i.ID, &i.Organization, &sent, &i.SentBy, &expires, &i.Language, &roles, &workspaces, &i.hash, &i.outcome,
		&i.Email, &i.emailKey, &i.Name, &i.Message,
	}, more...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return Invitation{}, fault.New(fault.NotFound)
	}
	i.Sent, i.Expires = time.UnixMilli(sent).UTC(), time.UnixMilli(expires).UTC()
	for role := range strings.FieldsSeq(roles) {
		i.Roles = append(i.Roles, access.Role(role))
	}
	i.Workspaces, _ = workspace.ParsePlacements(strings.Fields(workspaces)) // as Sent had them
	return i, sqlite.Classify(err)
}

// names are how an organization and one of its members are called.
func names(ctx context.Context, q sqlite.Queryer, organization ident.Organization, member ident.Member) (ofOrganization, first, last string, err error) {
	err = q.QueryRowContext(ctx,
		`SELECT o.name, COALESCE(m.first_name, ''), COALESCE(m.last_name, '') FROM organization o
		   LEFT JOIN member m ON m.organization = o.id AND m.id = ? WHERE o.id = ?`, member, organization).Scan(&ofOrganization, &first, &last)
	if errors.Is(err, sql.ErrNoRows) {
		err = fault.New(fault.NotFound)
	}
	return ofOrganization, first, last, sqlite.Classify(err)
}

// IsOpen reports whether an invitation can still be accepted, for mail that waits.
func (i *Invitations) IsOpen(ctx context.Context, id ident.Invitation) (bool, error) {
	is, err := find(ctx, i.DB.Read(), id)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil && is.State(i.Clock.Now()) == Open, err
}
