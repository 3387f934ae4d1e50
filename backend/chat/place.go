package chat

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// speaker finds who an account is in a workspace, and requires a permission of
// them there.
func (c *Chats) speaker(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, p access.Permission,
) (Speaker, error) {
	a, err := workspace.AccessOf(ctx, c.DB.Read(), by, org, in)
	if err == nil {
		err = a.Require(p)
	}
	return Speaker{Organization: org, Workspace: in, Member: a.Member}, err
}

// own is the SQL that finds the conversation ?4 of the member ?3 in the workspace
// ?2 of the organization ?1: everything about one conversation goes through it.
const own = ` FROM chat WHERE organization = ?1 AND workspace = ?2 AND member = ?3 AND id = ?4`

func (s Speaker) args(id ident.Chat) []any { return []any{s.Organization, s.Workspace, s.Member, id} }

// mine returns fault.NotFound where the conversation isn't the speaker's.
func (s Speaker) mine(ctx context.Context, q sqlite.Queryer, id ident.Chat) error {
	var is int
	return orNotFound(q.QueryRowContext(ctx, `SELECT 1`+own, s.args(id)...).Scan(&is))
}

// purpose is that of the content keys of chats.
const purpose = "chats"

// keyName is that of the key under which an organization's chats lie now.
func keyName(ctx context.Context, q sqlite.Queryer, org ident.Organization) (seal.ContentName, error) {
	s, err := settingsOf(ctx, q, org)
	return seal.ContentName{Owner: string(org), Purpose: purpose, Generation: s.generation}, err
}

// key is the one under which an organization's chats lie. It returns
// fault.ChatKeyMissing where it is gone: a backup doesn't hold it.
func (c *Chats) key(ctx context.Context, q sqlite.Queryer, org ident.Organization) (*seal.Key, error) {
	name, err := keyName(ctx, q, org)
	if err != nil {
		return nil, err
	}
	key, err := c.Keys.Get(name)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.ChatKeyMissing)
	}
	return key, err
}

// makeKey is key for an organization that may have had no chat yet.
func (c *Chats) makeKey(ctx context.Context, q sqlite.Queryer, org ident.Organization) (*seal.Key, error) {
	var some bool
	if err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM chat WHERE organization = ?)`, org).Scan(&some); err != nil {
		return nil, sqlite.Classify(err)
	}
	if some { // another key could open none of them
		return c.key(ctx, q, org)
	}
	name, err := keyName(ctx, q, org)
	if err != nil {
		return nil, err
	}
	return c.Keys.Make(name)
}

// What a sealed text is bound to: it opens nowhere else.
func titleOf(org ident.Organization, id ident.Chat) []string {
	return []string{"chat", string(org), string(id), "title"}
}

func textOf(org ident.Organization, id ident.Chat, number int64) []string {
	return []string{"chat", string(org), string(id), strconv.FormatInt(number, 10)}
}

func orNotFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound)
	}
	return sqlite.Classify(err)
}
