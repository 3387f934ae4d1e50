package mail

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Sealer seals secrets of the installation; package seal has it.
type Sealer interface {
	Seal(plain []byte, ad ...string) ([]byte, error)
	Open(sealed []byte, ad ...string) ([]byte, error)
}

// Accounts knows the person behind an account. Package account does.
type Accounts interface {
	Get(ctx context.Context, id ident.Account) (account.Account, error)
}

// Deps is what Post works with; all but Roots and Wait must be set.
type Deps struct {
	DB       *sqlite.DB
	Ledger   *ledger.Ledger
	Clock    clock.Clock
	Vault    Sealer
	Bus      *event.Bus
	Accounts Accounts
	Texts    func() *i18n.Catalogue
	// Roots are the authorities that servers' certificates are held against; nil:
	// those of the system.
	Roots *x509.CertPool
	// Wait bounds how long a server may take to answer; 0: 15 seconds.
	Wait time.Duration
}

// Post sends mail.
type Post struct {
	Deps

	still map[string]func(ctx context.Context, id string) (bool, error)
	wake  chan struct{}
	stop  context.CancelFunc
	ended sync.WaitGroup
}

// NewPost makes a Post that only queues until it is started.
func NewPost(d Deps) *Post {
	if d.Wait == 0 {
		d.Wait = 15 * time.Second
	}
	return &Post{Deps: d, still: map[string]func(context.Context, string) (bool, error){}, wake: make(chan struct{}, 1)}
}

// Letter is a mail that waits.
type Letter struct {
	ID       string `json:"id"` // what it is about; a later one about the same replaces it
	Ledger   string `json:"-"`  // whose it is
	Concept  string `json:"-"`  // the package whose views show it
	Language string `json:"language"`
	To       string `json:"to"`
	ToName   string `json:"toName"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	HTML     string `json:"html"`
}

// The states of a letter.
const (
	StateNone   = "none"
	StateQueued = "queued"
	StateSent   = "sent"
	StateFailed = "failed"
)

// State is how a letter stands.
type State struct {
	State   string
	Problem *fault.Error // of the newest failure, or nil
}

// Still says how a concept is asked whether a letter of its own should be sent
// at all, just before it is. It must be called before Start.
func (p *Post) Still(concept string, still func(ctx context.Context, id string) (bool, error)) {
	p.still[concept] = still
}

// Queue seals letters and lets them wait, all or none. They survive a restart.
func (p *Post) Queue(ctx context.Context, letters ...Letter) error {
	now := p.Clock.Now().UnixMilli()
	err := p.DB.Write(ctx, func(tx *sqlite.Tx) error {
		for _, l := range letters {
			text, err := json.Marshal(l)
			if err != nil {
				return err
			}
			sealed, err := p.Vault.Seal(text, letterPlace(l.ID)...)
			if err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx,
				`INSERT OR REPLACE INTO mail_activity (id, ledger, concept, state, attempts, due, sealed) VALUES (?, ?, ?, 'queued', 0, ?, ?)`,
				l.ID, l.Ledger, l.Concept, now, sealed)
			if err != nil {
				return err
			}
		}
		return nil
	})
	p.poke()
	return err
}

func letterPlace(id string) []string { return []string{"mail_activity", id, "sealed"} }

// Drop forgets letters and how they stood.
func (p *Post) Drop(ctx context.Context, ids ...string) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return p.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM mail_activity WHERE id IN (SELECT value FROM json_each(?))`, string(list))
		return err
	})
}

// States are how letters stand, by what they are about.
func (p *Post) States(ctx context.Context, q sqlite.Queryer, ids []string) (map[string]State, error) {
	states := make(map[string]State, len(ids))
	for _, id := range ids {
		states[id] = State{State: StateNone}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx,
		`SELECT id, state, COALESCE(problem, '') FROM mail_activity WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, state, problem string
		if err := rows.Scan(&id, &state, &problem); err != nil {
			return nil, err
		}
		states[id] = State{State: state, Problem: readProblem(problem)}
	}
	return states, rows.Err()
}

// problem is a fault as its column has it.
type problem struct {
	Code   fault.Code        `json:"code"`
	Params map[string]string `json:"params"`
}

func readProblem(text string) *fault.Error {
	var p problem
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return fault.Wrap(fault.Internal, err)
	}
	return &fault.Error{Code: p.Code, Params: p.Params}
}

func (p *Post) poke() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *Post) log() *slog.Logger { return slog.Default() }
