package sociallogin

import (
	"context"
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
)

// Deadline is how long a person may take at a provider.
const Deadline = 5 * time.Minute

// Visits are the visits to providers that are under way: one for each client.
type Visits struct {
	settings *Settings
	client   *http.Client

	mu    sync.Mutex
	under map[any]*visit // by client
}

// NewVisits makes Visits.
func NewVisits(s *Settings) *Visits {
	return &Visits{settings: s, client: newClient(), under: map[any]*visit{}}
}

// Purpose is what somebody goes to a provider for.
type Purpose string

// The purposes. Whoever confirms is signed in here already and must sign in anew
// at the provider.
const (
	SignIn  Purpose = "signin"
	Link    Purpose = "link"
	Confirm Purpose = "confirm"
)

// Purposes are all of them.
var Purposes = []Purpose{SignIn, Link, Confirm}

// Request is a visit that somebody wants to make.
type Request struct {
	Client   any // who asks; comparable
	Provider ident.Provider
	Purpose  Purpose
	// The page at the end, and whom it speaks to.
	Texts    *i18n.Catalogue
	Language string
	// Arrive takes the person who came back. Its error is how the visit ended.
	Arrive func(context.Context, Person) error
}

// Visited is what came of a visit.
type Visited struct {
	Person

	Purpose Purpose
}

// Ticket is a visit that began.
type Ticket struct {
	ID  string
	URL string // where the person goes
}

// State is how far a visit is.
type State string

// The states.
const (
	Waiting State = "waiting"
	Done    State = "done"
	Failed  State = "failed"
)

// Begin begins a visit, in place of the client's last one. It asks the provider
// about itself first, and returns what is wrong with it.
func (v *Visits) Begin(ctx context.Context, r Request) (Ticket, error) {
	p, s, err := v.settings.open(ctx, r.Provider)
	if err != nil {
		return Ticket{}, err
	}
	if p.Reason() == NeedsRelay {
		return Ticket{}, fault.New(fault.ProviderNeedsRelay, "name", p.Name)
	}
	found, err := discover(ctx, v.client, p, s)
	if err != nil {
		return Ticket{}, err
	}
	next, err := newVisit(r, found, v.settings.Clock)
	if err != nil {
		return Ticket{}, err
	}
	v.replace(r.Client, next)
	return Ticket{ID: next.id, URL: next.address()}, nil
}

func (v *Visits) replace(client any, next *visit) {
	v.mu.Lock()
	last := v.under[client]
	v.under[client] = next
	v.mu.Unlock()
	if last != nil {
		last.giveUp(fault.New(fault.SocialCanceled))
	}
}

// Result says how a visit goes. Who came back is told once: the visit is over
// then, and so it is after a failure was told. One that there isn't, or isn't
// the client's, is fault.SocialExpired.
func (v *Visits) Result(client any, id string) (State, Visited, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	one := v.under[client]
	if one == nil || one.id != id {
		return Failed, Visited{}, fault.New(fault.SocialExpired)
	}
	state, who, err := one.result()
	if state != Waiting {
		delete(v.under, client)
	}
	return state, Visited{who, one.request.Purpose}, err
}

// Cancel gives a visit of the client's up, or any with an empty ID, as when the
// client goes. It reports false where somebody has come back from it meanwhile:
// then it has its Result.
func (v *Visits) Cancel(client any, id string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	one := v.under[client]
	if one == nil || id != "" && one.id != id {
		return true
	}
	if !one.giveUp(fault.New(fault.SocialCanceled)) && id != "" {
		return false
	}
	delete(v.under, client)
	return true
}

// Close gives all visits up.
func (v *Visits) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	for client, one := range v.under {
		delete(v.under, client)
		one.giveUp(fault.New(fault.SocialCanceled))
	}
}

// unguessable is a text of 130 random bits.
func unguessable() string { return rand.Text() }
