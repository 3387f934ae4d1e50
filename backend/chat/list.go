package chat

import (
	"context"
	"fmt"
	"strings"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

// The lengths of a page.
const (
	pageUsual = 50
	pageMost  = 200
)

// Query asks for a page of conversations.
type Query struct {
	Search string // found anywhere in a title, accents or not
	After  string // Next of the page before
	Limit  int64  // 0: 50; at most 200
}

// Page is some of the conversations that were asked for.
type Page struct {
	Chats []Chat
	Next  string // empty on the last page
	Total int
}

// List returns the account's own conversations in a workspace, the one in which
// something was said last first.
func (c *Chats) List(ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, ask Query) (Page, error) {
	who, err := c.speaker(ctx, by, org, in, access.WorkspaceRead)
	if err != nil {
		return Page{}, err
	}
	var page Page
	err = c.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		page, err = c.list(ctx, q, who, ask)
		return err
	})
	return page, err
}

func (c *Chats) list(ctx context.Context, q sqlite.Queryer, who Speaker, ask Query) (Page, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT id, title, model, updated, messages FROM chat
		  WHERE organization = ? AND workspace = ? AND member = ? ORDER BY updated DESC, id DESC`,
		who.Organization, who.Workspace, who.Member)
	if err != nil {
		return Page{}, sqlite.Classify(err)
	}
	defer rows.Close()
	p := pager{page: Page{Chats: []Chat{}}, after: ask.After, search: directory.Fold(ask.Search), limit: limitOf(ask.Limit)}
	for rows.Next() {
		var row Chat
		var title []byte
		var updated int64
		if err := rows.Scan(&row.ID, &title, &row.Model, &updated, &row.Messages); err != nil {
			return Page{}, err
		}
		row.Updated = milliseconds(updated)
		err := p.add(row, func() (string, error) { return c.title(ctx, q, who.Organization, row.ID, title) })
		if err != nil {
			return Page{}, err
		}
	}
	return p.page, sqlite.Classify(rows.Err())
}

func (c *Chats) title(ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Chat, sealed []byte) (string, error) {
	key, err := c.key(ctx, q, org)
	if err != nil {
		return "", err
	}
	return opened(key, sealed, titleOf(org, id))
}

func opened(key *seal.Key, sealed []byte, ad []string) (string, error) {
	plain, err := key.Open(sealed, ad...)
	return string(plain), err
}

// pager takes rows in their order. Titles are sealed, so that only here can be
// searched; one that is not needed is not opened.
type pager struct {
	page          Page
	after, search string
	limit         int
}

func (p *pager) add(row Chat, title func() (string, error)) error {
	before := p.after != "" && cursor(row) >= p.after
	full := len(p.page.Chats) == p.limit
	if p.search != "" || !before && !full {
		var err error
		if row.Title, err = title(); err != nil {
			return err
		}
	}
	if !strings.Contains(directory.Fold(row.Title), p.search) {
		return nil
	}
	p.page.Total++
	switch {
	case before:
	case !full:
		p.page.Chats = append(p.page.Chats, row)
	case p.page.Next == "":
		p.page.Next = cursor(p.page.Chats[p.limit-1])
	}
	return nil
}

// cursor sorts as the rows do: by time, then by name.
func cursor(row Chat) string { return fmt.Sprintf("%016x %s", row.Updated.UnixMilli(), row.ID) }

func limitOf(asked int64) int {
	if asked == 0 {
		return pageUsual
	}
	return int(min(asked, pageMost))
}
