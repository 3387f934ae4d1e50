package chat

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

const (
	runMost   = time.Hour       // how long an answer may take
	saveEvery = 2 * time.Second // what a crash may lose of one
)

// Why an answer ends before its end.
var (
	errStopped = errors.New("chat: the person stopped it")
	errGone    = errors.New("chat: the conversation is gone")
	errClosing = errors.New("chat: the program ends")
)

// run is an answer under way: at most one in a conversation.
type run struct {
	who    Speaker
	chat   ident.Chat
	number int64 // of the answer
	model  string
	key    *seal.Key
	cancel context.CancelCauseFunc
	saved  time.Time
	kept   atomic.Bool // the question is written: only then are number and key for others

	mu    sync.Mutex
	text  []byte
	woken chan struct{} // closed when there is more, or no more to come
	over  bool
}

// name is what Follow and Stop find it by, also once it is over.
func (r *run) name() string { return string(r.chat) + "." + strconv.FormatInt(r.number, 10) }

// runNamed reads a name.
func runNamed(name string) (chat ident.Chat, number int64, err error) {
	id, rest, _ := strings.Cut(name, ".")
	if chat, err = ident.Parse[ident.Chat](id); err != nil {
		return "", 0, err
	}
	number, err = strconv.ParseInt(rest, 10, 64)
	if err != nil {
		err = fault.New(fault.NotFound)
	}
	return chat, number, err
}

// register takes the conversation's place for an answer.
func (c *Chats) register(r *run) (context.Context, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.closed:
		return nil, fault.New(fault.Canceled)
	case c.runs[r.chat] != nil:
		return nil, fault.New(fault.ChatBusy)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	ctx, over := context.WithTimeout(ctx, runMost)
	r.cancel = func(cause error) { cancel(cause); over() }
	c.runs[r.chat] = r
	c.over.Add(1)
	return ctx, nil
}

// forget gives the place back and lets everybody know who waits.
func (c *Chats) forget(r *run) {
	c.mu.Lock()
	delete(c.runs, r.chat)
	c.mu.Unlock()
	r.cancel(nil)
	r.end()
	c.over.Done()
}

// live is the answer under way of a conversation, or nil.
func (c *Chats) live(id ident.Chat, number int64) *run {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r := c.runs[id]; r != nil && r.kept.Load() && r.number == number {
		return r
	}
	return nil
}

// answer talks to the model until there is no more to come.
func (c *Chats) answer(ctx context.Context, r *run, body []byte) {
	defer c.forget(r)
	out := c.ask(ctx, r, body)
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errGone):
		return
	case errors.Is(cause, errClosing):
		c.save(r)
		return
	case errors.Is(cause, errStopped):
		out.state, out.problem = Stopped, nil
	}
	if err := c.finish(r, out); err != nil {
		c.Log.Error("an answer could not be kept", "chat", r.chat, "error", err)
	}
}

// add takes more of the text.
func (c *Chats) add(r *run, more string) {
	if more == "" {
		return
	}
	r.mu.Lock()
	r.text = append(r.text, more...)
	r.wake()
	r.mu.Unlock()
	if time.Since(r.saved) >= saveEvery {
		c.save(r)
	}
}

func (r *run) wake() {
	close(r.woken)
	r.woken = make(chan struct{})
}

func (r *run) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
	r.wake()
}

func (r *run) all() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return string(r.text)
}

// save keeps what there is so far. What fails here is tried again with the rest.
func (c *Chats) save(r *run) {
	r.saved = time.Now()
	sealed, err := sealText(r, r.number, r.all())
	if err == nil {
		err = c.DB.Write(context.Background(), func(tx *sqlite.Tx) error {
			_, err := tx.ExecContext(context.Background(),
				`UPDATE chat_message SET text = ? WHERE organization = ? AND chat = ? AND number = ?`,
				sealed, r.who.Organization, r.chat, r.number)
			return err
		})
	}
	if err != nil {
		c.Log.Warn("the beginning of an answer could not be kept yet", "chat", r.chat, "error", err)
	}
}

// finish keeps the answer and what it took. A conversation that is gone meanwhile
// gets nothing.
func (c *Chats) finish(r *run, out outcome) error {
	sealed, err := sealText(r, r.number, r.all())
	if err != nil {
		return err
	}
	cost := out.cost
	var spend any
	if cost.Priced {
		spend = cost.Spend
	}
	ctx := context.Background()
	return c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx,
			`UPDATE chat_message SET text = ?, time = ?, state = ?, problem = ?, input = ?, output = ?, spend = ?, estimated = ?
			  WHERE organization = ? AND chat = ? AND number = ?`,
			sealed, c.now(), out.state, out.problem.column(), cost.Input, cost.Output, spend, cost.Estimated,
			r.who.Organization, r.chat, r.number)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`UPDATE chat SET updated = ?, input = input + ?, output = output + ?, spend = spend + ?, estimated = max(estimated, ?)
			  WHERE organization = ? AND id = ?`,
			c.now(), cost.Input, cost.Output, cost.Spend, cost.Estimated, r.who.Organization, r.chat)
		return err
	})
}

// stopGone stops the answers whose conversation was deleted. It takes the
// writer's turn, so that no question is just being written.
func (c *Chats) stopGone(ctx context.Context) error {
	all := c.all()
	if len(all) == 0 {
		return nil
	}
	return c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		for _, r := range all {
			var is bool
			err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM chat WHERE organization = ? AND id = ?)`,
				r.who.Organization, r.chat).Scan(&is)
			if err != nil {
				return err
			}
			if !is && r.kept.Load() {
				r.cancel(errGone)
			}
		}
		return nil
	})
}

func (c *Chats) all() []*run {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := make([]*run, 0, len(c.runs))
	for _, r := range c.runs {
		all = append(all, r)
	}
	return all
}

// Close stops the answers under way, keeps what came of them, and refuses others.
func (c *Chats) Close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	for _, r := range c.all() {
		r.cancel(errClosing)
	}
	c.over.Wait()
}
