package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

type chatText struct {
	Organization ident.Organization `json:"organization"`
	Workspace    ident.Workspace    `json:"workspace"`
	Chat         ident.Chat         `json:"chat"`
	Title        string             `json:"title"`
	Updated      time.Time          `json:"updated"`
	Messages     []messageText      `json:"messages"`
}

type messageText struct {
	Role  string    `json:"role"`
	Model string    `json:"model"`
	Time  time.Time `json:"time"`
	State string    `json:"state"`
	Text  string    `json:"text"`
}

// Export is everything that a person said to models, and what those answered, in
// all their organizations: a JSON object on each line, the newest conversation
// first. What lost its key is left out.
func (c *Chats) Export(ctx context.Context, by ident.Account) ([]byte, error) {
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	err := c.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		all, err := ofAccount(ctx, q, by)
		if err != nil {
			return err
		}
		for _, one := range all {
			found, err := c.read(ctx, q, one.who, one.id)
			if fault.Is(err, fault.ChatKeyMissing) {
				continue
			}
			if err != nil {
				return err
			}
			if err := encoder.Encode(textOfChat(one.who, found)); err != nil {
				return err
			}
		}
		return nil
	})
	return lines.Bytes(), err
}

type owned struct {
	who Speaker
	id  ident.Chat
}

func ofAccount(ctx context.Context, q sqlite.Queryer, by ident.Account) ([]owned, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT c.organization, c.workspace, c.member, c.id FROM account_member l
		   JOIN chat c INDEXED BY chat_member ON c.organization = l.organization AND c.member = l.member
		  WHERE l.account = ? ORDER BY c.updated DESC, c.id DESC`, by)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	var all []owned
	for rows.Next() {
		var one owned
		if err := rows.Scan(&one.who.Organization, &one.who.Workspace, &one.who.Member, &one.id); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

func textOfChat(who Speaker, found Conversation) chatText {
	text := chatText{
		Organization: who.Organization, Workspace: who.Workspace, Chat: found.ID, Title: found.Title, Updated: found.Updated,
		Messages: make([]messageText, 0, len(found.All)),
	}
	for _, m := range found.All {
		text.Messages = append(text.Messages, messageText{Role: m.Role, Model: m.Model, Time: m.Time, State: m.State, Text: m.Text})
	}
	return text
}
