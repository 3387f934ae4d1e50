package invitation

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
)

// AcceptedForTest is the Change that Accept commits.
func (i *Invitations) AcceptedForTest(ctx context.Context, by ledger.Actor, text string) (ident.Member, *Accepted) {
	is, token, err := i.open(ctx, text)
	if err != nil {
		panic(err)
	}
	who, err := i.Accounts.Get(ctx, by.Account)
	if err != nil {
		panic(err)
	}
	c := i.accepted(is, token, who)
	return c.Member, c
}

// JudgeForTest is what a preview can say of a text by itself.
func JudgeForTest(text string) []Line {
	return judge(parse(text), terms{roles: []access.Role{access.Member}})
}

// HeadingForTest is what a column of this heading is taken for; "" is ignored.
func HeadingForTest(heading string) string {
	return map[column]string{
		emailColumn: "email", nameColumn: "name", firstColumn: "name", lastColumn: "name", rolesColumn: "roles",
	}[headings[fold(heading)]]
}
