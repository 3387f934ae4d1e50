package desktop

import (
	"sync"
	"time"

	"intendant/backend/core"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/session"
)

// Client is who asks: the window, a browser or a script.
type Client struct {
	Door     ledger.Door
	Language string // of its error texts, until it says another
	Device   string // such as "Firefox, Linux"; empty: this computer
	// Keeper keeps tokens of trusted devices. Nil: the window's own file, and
	// nothing for other doors.
	Keeper Keeper
}

// Keeper keeps a token for each account where this client, and nobody else, has
// it again the next time.
type Keeper interface {
	Token(a ident.Account) string
	Keep(a ident.Account, t mfa.Token) error
}

// Set is what one client may call, with the session that belongs to it.
type Set struct {
	*room

	bound []any
}

// Installation offers what concerns this data folder.
type Installation struct{ room *room }

// Account offers what a person does about themselves.
type Account struct{ room *room }

// MFA offers the second factor of the account.
type MFA struct{ room *room }

// Organization offers organizations.
type Organization struct{ room *room }

// Audit offers the record of an organization.
type Audit struct{ room *room }

// SocialLogin offers signing in by other providers.
type SocialLogin struct{ room *room }

// Invitation offers inviting people and being invited.
type Invitation struct{ room *room }

// Plan offers the subscriptions of an organization.
type Plan struct{ room *room }

// room is what the bound structs of one client share.
type room struct {
	core    *core.Core
	door    ledger.Door
	device  string
	keep    Keeper
	session *session.Client
	mu      sync.Mutex
	lang    string
	browse  func(url string) // opens the system's browser; nil: the page does
}

// New makes the Set of a client. A nil core makes one that can only be bound,
// for writing the bindings.
func New(c *core.Core, client Client) *Set {
	r := &room{core: c, door: client.Door, device: client.Device, keep: client.Keeper, lang: i18n.Match(client.Language)}
	if r.device == "" {
		r.device = core.System()
	}
	if c != nil {
		r.session = c.Sessions().New(string(r.door), r.device)
	}
	return &Set{room: r, bound: []any{&Installation{r}, &Account{r}, &MFA{r}, &Organization{r}, &Audit{r}, &SocialLogin{r}, &Plan{r}, &Invitation{r}, &Workspace{r}, &Resource{r}, &APIKey{r}, &Limit{r}, &Gateway{r}, &Chat{r}, &Usage{r}}}
}

// Bound is what Wails binds.
func (s *Set) Bound() []any { return s.bound }

// Language is what the client reads.
func (s *Set) Language() string { return s.language() }

// Proof differs whenever somebody has shown at this client who they are. It is
// empty where nobody is signed in.
func (s *Set) Proof() string {
	now, _ := s.session.Get()
	if now.ID == "" {
		return ""
	}
	return string(now.ID) + " " + now.Confirmed.Format(time.RFC3339Nano)
}

// Close ends the client's session, and a visit to a provider that is under way.
func (s *Set) Close() {
	s.session.End()
	if ready, err := s.core.Ready(); err == nil {
		ready.Visits.Cancel(s.session, "")
	}
}

// Browse says how this client opens the system's browser, where its page can't.
func (s *Set) Browse(open func(url string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.browse = open
}

func (r *room) openBrowser(url string) {
	r.mu.Lock()
	open := r.browse
	r.mu.Unlock()
	if open != nil {
		open(url)
	}
}

func (r *room) language() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lang
}

func (r *room) setLanguage(language string) {
	if language == "" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lang = i18n.Match(language)
}
