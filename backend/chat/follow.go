package chat

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

const (
	followMost = 20 * time.Second
	// gather is how long more is waited for once something came: the page draws
	// no faster.
	gather = 40 * time.Millisecond
)

// Progress is what came of an answer.
type Progress struct {
	Text    string // from where it was asked for
	Next    int64  // where the next text begins, in bytes
	Message *Message
}

// Follow waits, for at most 20 seconds, until there is more of an answer than its
// first bytes up to from. Once it is over it returns the whole Message.
func (c *Chats) Follow(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, name string, from int64,
) (Progress, error) {
	who, id, number, err := c.named(ctx, by, org, in, name)
	if err != nil {
		return Progress{}, err
	}
	if r := c.live(id, number); r != nil {
		if text, over := r.wait(ctx, from); !over {
			return progress(text, from), nil
		}
	}
	m, err := c.message(ctx, who, id, number)
	if err != nil {
		return Progress{}, err
	}
	p := progress(m.Text, from)
	p.Message = &m
	return p, nil
}

func progress(text string, from int64) Progress {
	from = min(from, int64(len(text)))
	return Progress{Text: text[from:], Next: int64(len(text))}
}

// Stop ends an answer under way. It is no error where it is over.
func (c *Chats) Stop(ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, name string) error {
	_, id, number, err := c.named(ctx, by, org, in, name)
	if err != nil {
		return err
	}
	if r := c.live(id, number); r != nil {
		r.cancel(errStopped)
	}
	return nil
}

// named finds an answer in one of the account's own conversations.
func (c *Chats) named(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, name string,
) (who Speaker, id ident.Chat, number int64, err error) {
	if who, err = c.speaker(ctx, by, org, in, access.WorkspaceRead); err != nil {
		return who, "", 0, err
	}
	if id, number, err = runNamed(name); err != nil {
		return who, "", 0, err
	}
	return who, id, number, who.mine(ctx, c.DB.Read(), id)
}

// wait returns what there is as soon as that is more than from, and whether it is
// over.
func (r *run) wait(ctx context.Context, from int64) (text string, over bool) {
	limit := time.NewTimer(followMost)
	defer limit.Stop()
	for {
		r.mu.Lock()
		more, over, woken := int64(len(r.text)) > from, r.over, r.woken
		r.mu.Unlock()
		if over || more {
			break
		}
		select {
		case <-woken:
			r.settle(ctx)
		case <-limit.C:
			return r.all(), false
		case <-ctx.Done():
			return r.all(), false
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return string(r.text), r.over
}

// settle lets what comes at once come together.
func (r *run) settle(ctx context.Context) {
	pause := time.NewTimer(gather)
	defer pause.Stop()
	select {
	case <-pause.C:
	case <-ctx.Done():
	}
}

func (c *Chats) message(ctx context.Context, who Speaker, id ident.Chat, number int64) (Message, error) {
	key, err := c.key(ctx, c.DB.Read(), who.Organization)
	if err != nil {
		return Message{}, err
	}
	row := c.DB.Read().QueryRowContext(ctx,
		`SELECT `+messageColumns+` FROM chat_message WHERE organization = ? AND chat = ? AND number = ?`, who.Organization, id, number)
	m, err := scanMessage(row.Scan, key, who.Organization, id)
	if err == nil && m.State == Running {
		m.cut()
	}
	return m, sqlite.Classify(err)
}

// cut marks an answer that a crash, or the end of the program, cut off: nobody is
// at work on it.
func (m *Message) cut() { m.State, m.Problem = Failed, &Problem{Code: fault.ChatCut} }

// catchUp brings the last of a conversation's messages up to what there is of it
// by now, and returns the name of its run. One that nobody is at work on any more
// may have been finished since it was read.
func (c *Chats) catchUp(ctx context.Context, who Speaker, id ident.Chat, all []Message) (string, error) {
	if len(all) == 0 || all[len(all)-1].State != Running {
		return "", nil
	}
	last := &all[len(all)-1]
	if r := c.live(id, last.Number); r != nil {
		last.Text = r.all()
		return r.name(), nil
	}
	var err error
	*last, err = c.message(ctx, who, id, last.Number)
	return "", err
}
