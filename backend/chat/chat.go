package chat

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"intendant/backend/clock"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

// Chat is a conversation in a list.
type Chat struct {
	ID       ident.Chat
	Title    string
	Model    string // that was asked last, as it is called
	Updated  time.Time
	Messages int64
}

// Roles of messages.
const (
	User      = "user"
	Assistant = "assistant"
)

// States of messages.
const (
	Done    = "done"
	Running = "running"
	Stopped = "stopped" // by the person
	Failed  = "failed"
)

// Message is a question or an answer.
type Message struct {
	Number  int64
	Role    string
	Text    string
	Model   string
	State   string
	Problem *Problem // what went wrong, or what there is to know of one that is done
	Time    time.Time
	Cost    Cost
}

// Cost is what an answer took.
type Cost struct {
	Input, Output int64 // tokens
	Spend         int64 // nano-units (1e-9 of a unit) of the organization's currency
	Priced        bool  // the model has a price
	Estimated     bool  // nobody told how much it was
}

// Conversation is a whole conversation.
type Conversation struct {
	Chat

	All []Message
	Run string // the answer under way; empty: none
	// Sum is what all answers took, those too that another took the place of.
	Sum Cost
}

// Speaker is who talks to a model.
type Speaker struct {
	Organization ident.Organization
	Workspace    ident.Workspace
	Member       ident.Member
}

// Talk answers a request in the shape of OpenAI's chat completions, as the
// gateway does, for a member. Until the answer's body is closed or ctx is done
// it is under way. Package gateway does it.
type Talk func(ctx context.Context, who Speaker, body []byte) (Answer, error)

// Answer is what came of a request.
type Answer struct {
	*http.Response

	// Used is what it took: known once the body was read to its end, or to the error
	// by which it broke off.
	Used func() (Cost, bool)
}

// Offer is what there is to talk to in a workspace.
type Offer struct {
	Models   []Choice
	Currency string
}

// Choice is a model or an agent, as it is called.
type Choice struct {
	Name  string
	Agent bool
}

// House is what the rest of the program knows. The core wires it.
type House struct {
	Talk Talk
	// Offer tells what a workspace offers, and in which currency it is counted.
	Offer func(ctx context.Context, org ident.Organization, in ident.Workspace) (Offer, error)
}

// Deps is what Chats works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Clock  clock.Clock
	Keys   *seal.Keystore
	House  House
	Log    *slog.Logger
}

// Chats is where members talk to models.
type Chats struct {
	Deps

	mu     sync.Mutex
	runs   map[ident.Chat]*run
	over   sync.WaitGroup
	closed bool
}

// New makes Chats; Close it before the ledger.
func New(d Deps) *Chats { return &Chats{Deps: d, runs: map[ident.Chat]*run{}} }

// commit makes a Change of a member's.
func (c *Chats) commit(ctx context.Context, by ledger.Actor, m organization.Membership, change ledger.Change) error {
	_, err := c.Ledger.Commit(ctx, ledger.Draft{Ledger: string(m.Organization), By: m.Actor(by), Change: change})
	return err
}

func (c *Chats) now() int64 { return c.Clock.Now().UnixMilli() }

func milliseconds(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
