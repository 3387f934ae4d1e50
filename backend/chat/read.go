package chat

import (
	"context"
	"database/sql"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

// Read returns one of the account's own conversations, with as much of an answer
// under way as there is.
func (c *Chats) Read(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, id ident.Chat,
) (Conversation, error) {
	who, err := c.speaker(ctx, by, org, in, access.WorkspaceRead)
	if err != nil {
		return Conversation{}, err
	}
	var found Conversation
	err = c.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		found, err = c.read(ctx, q, who, id)
		return err
	})
	if err != nil {
		return Conversation{}, err
	}
	found.Run, err = c.catchUp(ctx, who, id, found.All)
	return found, err
}

func (c *Chats) read(ctx context.Context, q sqlite.Queryer, who Speaker, id ident.Chat) (Conversation, error) {
	found := Conversation{Chat: Chat{ID: id}}
	var title []byte
	var updated int64
	err := q.QueryRowContext(ctx, `SELECT title, model, updated, messages, input, output, spend, estimated`+own, who.args(id)...).
		Scan(&title, &found.Model, &updated, &found.Messages,
			&found.Sum.Input, &found.Sum.Output, &found.Sum.Spend, &found.Sum.Estimated)
	if err != nil {
		return found, orNotFound(err)
	}
	found.Updated = milliseconds(updated)
	key, err := c.key(ctx, q, who.Organization)
	if err != nil {
		return found, err
	}
	if found.Title, err = opened(key, title, titleOf(who.Organization, id)); err != nil {
		return found, err
	}
	found.All, err = messages(ctx, q, key, who.Organization, id)
	return found, err
}

const messageColumns = `number, role, model, text, time, state, COALESCE(problem, ''), input, output, spend, estimated`

func messages(ctx context.Context, q sqlite.Queryer, key *seal.Key, org ident.Organization, id ident.Chat) ([]Message, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT `+messageColumns+` FROM chat_message WHERE organization = ? AND chat = ? ORDER BY number`, org, id)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	var all []Message
	for rows.Next() {
		m, err := scanMessage(rows.Scan, key, org, id)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, sqlite.Classify(rows.Err())
}

func scanMessage(scan func(...any) error, key *seal.Key, org ident.Organization, id ident.Chat) (Message, error) {
	var m Message
	var text []byte
	var at int64
	var problem string
	var spend sql.NullInt64
	err := scan(&m.Number, &m.Role, &m.Model, &text, &at, &m.State, &problem, &m.Cost.Input, &m.Cost.Output, &spend, &m.Cost.Estimated)
	if err != nil {
		return m, orNotFound(err)
	}
	m.Time, m.Problem = milliseconds(at), readProblem(problem)
	m.Cost.Spend, m.Cost.Priced = spend.Int64, spend.Valid
	m.Text, err = opened(key, text, textOf(org, id, m.Number))
	return m, err
}
