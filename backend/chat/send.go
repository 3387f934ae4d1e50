package chat

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Ask is what somebody says to a model.
type Ask struct {
	Chat  ident.Chat // empty: a new one
	Model string     // as it is called
	Text  string
	Retry bool // the last answer is asked for again, and Text is empty
}

// Send asks a model, and returns as soon as the question is kept: the answer
// comes by Follow. It returns fault.ChatBusy while the conversation waits for
// another answer.
func (c *Chats) Send(ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, ask Ask) (ident.Chat, string, error) {
	who, err := c.speaker(ctx, by, org, in, access.ResourcesUse)
	if err == nil {
		err = ask.check()
	}
	if err != nil {
		return "", "", err
	}
	r := &run{who: who, chat: ask.Chat, model: ask.Model, woken: make(chan struct{})}
	if ask.Chat == "" {
		r.chat = ident.New[ident.Chat](c.IDs)
	}
	ctxOfRun, err := c.register(r)
	if err != nil {
		return "", "", err
	}
	var said []Message
	err = c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		said, err = c.keep(ctx, tx, r, ask)
		r.kept.Store(err == nil)
		return err
	})
	if err != nil {
		c.forget(r)
		return "", "", err
	}
	go c.answer(ctxOfRun, r, request(ask.Model, said))
	return r.chat, r.name(), nil
}

func (a Ask) check() error {
	switch {
	case a.Model == "":
		return fault.Invalid(fault.On("model", fault.Required))
	case a.Retry && a.Chat == "":
		return fault.New(fault.NotFound)
	case !a.Retry && strings.TrimSpace(a.Text) == "":
		return fault.Invalid(fault.On("text", fault.Required))
	}
	return nil
}

// keep writes the question, and an answer that is to come. It returns what was
// said until then.
func (c *Chats) keep(ctx context.Context, tx *sqlite.Tx, r *run, ask Ask) (said []Message, err error) {
	if r.key, err = c.makeKey(ctx, tx, r.who.Organization); err != nil {
		return nil, err
	}
	if ask.Chat == "" {
		err = c.begin(ctx, tx, r, ask)
	} else {
		said, err = c.before(ctx, tx, r, ask.Retry)
	}
	if err != nil {
		return nil, err
	}
	added := 1
	if !ask.Retry {
		added++
		question := Message{Number: r.number + 1, Role: User, Text: ask.Text, Model: ask.Model, State: Done}
		said = append(said, question)
		if err := c.insert(ctx, tx, r, question); err != nil {
			return nil, err
		}
	}
	r.number += int64(added)
	if err := c.insert(ctx, tx, r, Message{Number: r.number, Role: Assistant, Model: ask.Model, State: Running}); err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx,
		`UPDATE chat SET model = ?, updated = ?, numbered = ?, messages = messages + ? WHERE organization = ? AND id = ?`,
		ask.Model, c.now(), r.number, added, r.who.Organization, r.chat)
	return said, err
}

func (c *Chats) begin(ctx context.Context, tx *sqlite.Tx, r *run, ask Ask) error {
	sealed, err := r.key.Seal([]byte(titleFor(ask)), titleOf(r.who.Organization, r.chat)...)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO chat (organization, id, workspace, member, model, title, created, updated,
		   numbered, messages, input, output, spend, estimated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0, 0, 0, 0, 0, 0)`,
		r.who.Organization, r.chat, r.who.Workspace, r.who.Member, ask.Model, sealed, c.now())
	return err
}

// before reads what was said in a conversation. The answer that is asked for
// again is left out, and goes.
func (c *Chats) before(ctx context.Context, tx *sqlite.Tx, r *run, retry bool) ([]Message, error) {
	err := tx.QueryRowContext(ctx, `SELECT numbered`+own, r.who.args(r.chat)...).Scan(&r.number)
	if err != nil {
		return nil, orNotFound(err)
	}
	said, err := messages(ctx, tx, r.key, r.who.Organization, r.chat)
	if err != nil || !retry {
		return said, err
	}
	last := len(said) - 1
	if last < 1 || said[last].Role != Assistant {
		return nil, fault.New(fault.NotFound)
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM chat_message WHERE organization = ? AND chat = ? AND number = ?`,
		r.who.Organization, r.chat, said[last].Number)
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE chat SET messages = messages - 1 WHERE organization = ? AND id = ?`, r.who.Organization, r.chat)
	}
	return said[:last], err
}

func (c *Chats) insert(ctx context.Context, tx *sqlite.Tx, r *run, m Message) error {
	sealed, err := sealText(r, m.Number, m.Text)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO chat_message (organization, chat, number, role, model, text, time, state, input, output, estimated)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)`,
		r.who.Organization, r.chat, m.Number, m.Role, m.Model, sealed, c.now(), m.State)
	return err
}

func sealText(r *run, number int64, text string) ([]byte, error) {
	return r.key.Seal([]byte(text), textOf(r.who.Organization, r.chat, number)...)
}

// request is what the gateway is asked, which asks for the usage itself, where the
// provider knows how to tell it. What came of an answer that failed is
// part of what was said, where anything came.
func request(model string, said []Message) []byte {
	type message struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
	body := struct {
		Model    string    `json:"model"`
		Messages []message `json:"messages"`
		Stream   bool      `json:"stream"`
	}{Model: model, Stream: true}
	for _, m := range said {
		if m.Text != "" {
			body.Messages = append(body.Messages, message{Role: m.Role, Content: m.Text})
		}
	}
	text, err := json.Marshal(body)
	if err != nil {
		panic(err) // strings and booleans
	}
	return text
}

// titleMost is how many characters of a question become a title.
const titleMost = 80

// titleFor is the beginning of the question's first line, cut between words.
func titleFor(ask Ask) string {
	line, _, _ := strings.Cut(strings.TrimSpace(ask.Text), "\n")
	text := name.Visible(strings.Join(strings.Fields(line), " "))
	if text == "" {
		return ask.Model
	}
	if utf8.RuneCountInString(text) <= titleMost {
		return text
	}
	cut := string([]rune(text)[:titleMost])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ") + "…"
}
