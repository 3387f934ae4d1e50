package workspace

import (
	"context"
	"errors"
	"fmt"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
)

// due names the default workspace of an organization that was founded before there
// were any, so that it is made once.
const due = "workspace.default"

// Founding is the default workspace of a new organization.
func Founding(ids *ident.Source, called string) ledger.Change {
	return &Created{Default: true, Name: called, Workspace: ident.New[ident.Workspace](ids)}
}

// CatchUp gives organizations a default workspace that were founded before there
// were any. What fails in one organization doesn't stop the others.
func (w *Workspaces) CatchUp(ctx context.Context) error {
	without, err := w.without(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for id, language := range without {
		_, err := w.Ledger.Commit(ctx, ledger.Draft{
			Ledger: string(id), By: ledger.System(due), Change: Founding(w.IDs, w.Called(language)),
		})
		if err != nil && !fault.Is(err, fault.ChangeRepeated) && !fault.Is(err, fault.NotFound) { // done, or deleted meanwhile
			errs = append(errs, fmt.Errorf("workspace: the default one of %s: %w", id, err))
		}
	}
	return errors.Join(errs...)
}

// without are the organizations that have none, with the language of whoever made
// them, empty where they are gone.
func (w *Workspaces) without(ctx context.Context) (map[ident.Organization]string, error) {
	rows, err := w.DB.Read().QueryContext(ctx,
		`SELECT o.id, COALESCE(a.language, '') FROM organization o
		   LEFT JOIN account_member l ON l.member = o.created_by
		   LEFT JOIN account a ON a.id = l.account
		  WHERE NOT EXISTS (SELECT 1 FROM workspace w WHERE w.organization = o.id AND w.standard = 1)`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[ident.Organization]string{}
	for rows.Next() {
		var id ident.Organization
		var language string
		if err := rows.Scan(&id, &language); err != nil {
			return nil, err
		}
		found[id] = language
	}
	return found, rows.Err()
}
