package core

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// founding is what a new organization begins with: its free plans and its default
// workspace, which is called as its creator would call it.
func (c *Core) founding(ctx context.Context, q sqlite.Queryer, creator account.Account) ([]ledger.Change, error) {
	changes, err := plan.Founding(ctx, q)
	return append(changes, workspace.Founding(c.ids, calledByDefault(creator.Language))), err
}

// calledByDefault is what a default workspace is called at first.
func calledByDefault(language string) string {
	return texts().Text(language, "workspace.default.name", nil)
}

func (c *Core) workspaces(l *ledger.Ledger) *workspace.Workspaces {
	return workspace.New(workspace.Deps{DB: c.db, Ledger: l, IDs: c.ids, Called: calledByDefault})
}
