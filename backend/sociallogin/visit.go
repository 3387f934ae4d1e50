package sociallogin

import (
	"context"
	"crypto/subtle"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/oauth2"

	"intendant/backend/clock"
	"intendant/backend/fault"
)

// visit is one person's way to a provider and back.
type visit struct {
	id       string
	request  Request
	party    *party
	asked    asked
	state    string // of OAuth 2.0
	clock    clock.Clock
	begun    time.Time
	listener net.Listener
	server   *http.Server
	timer    *time.Timer

	mu       sync.Mutex
	arrived  bool // an answer is being dealt with, or was
	arriving bool // and somebody is let in by it: nobody gives the visit up any more
	over     bool
	who      Person
	err      error
}

func newVisit(r Request, p *party, c clock.Clock) (*visit, error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(context.Background(), "tcp4", "127.0.0.1:0") // it outlives the call
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err)
	}
	v := &visit{
		id: unguessable(), request: r, party: p, state: unguessable(), clock: c, begun: c.Now(), listener: listener,
		asked: asked{
			redirect: "http://" + listener.Addr().String() + callbackPath,
			verifier: oauth2.GenerateVerifier(), nonce: unguessable(), confirm: r.Purpose == Confirm,
		},
	}
	if p.Kind == Apple { // the relay learns from the state where to send the answer on to
		_, port, _ := net.SplitHostPort(listener.Addr().String())
		v.state += "." + port
		v.asked.redirect = p.Relay
	}
	v.timer = time.AfterFunc(Deadline, func() { v.giveUp(fault.New(fault.SocialExpired)) })
	v.serve()
	return v, nil
}

// address is where the person goes.
func (v *visit) address() string {
	config := v.party.config(v.asked.redirect, "")
	const most = 4
	options := append(make([]oauth2.AuthCodeOption, 0, most),
		oauth2.S256ChallengeOption(v.asked.verifier), oauth2.SetAuthURLParam("nonce", v.asked.nonce))
	for name, value := range v.party.manner(v.asked.confirm) {
		options = append(options, oauth2.SetAuthURLParam(name, value))
	}
	return config.AuthCodeURL(v.state, options...)
}

// manner is how the provider should ask the person.
func (p *party) manner(confirm bool) map[string]string {
	switch {
	case p.Kind == Apple:
		return map[string]string{"response_mode": "form_post"}
	case p.Kind == Google:
		return map[string]string{"prompt": "select_account"} // it knows no prompt=login
	case confirm:
		return map[string]string{"prompt": "login", "max_age": "0"}
	case p.Kind == Microsoft:
		return map[string]string{"prompt": "select_account"}
	}
	return nil
}

// result is how the visit goes.
func (v *visit) result() (State, Person, error) {
	if v.late() {
		v.giveUp(fault.New(fault.SocialExpired))
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case !v.over:
		return Waiting, Person{}, nil
	case v.err != nil:
		return Failed, Person{}, v.err
	case v.late(): // nobody asked in time: who came may have gone
		return Failed, Person{}, fault.New(fault.SocialExpired)
	}
	return Done, v.who, nil
}

func (v *visit) late() bool { return v.clock.Now().Sub(v.begun) >= Deadline }

// giveUp ends a visit that nobody has come back from. It reports whether nobody
// will.
func (v *visit) giveUp(err error) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.arriving {
		v.end(err)
	}
	return v.err != nil
}

// end ends a visit that isn't over yet; nil is a good end. The caller has mu.
func (v *visit) end(err error) {
	if v.over {
		return
	}
	v.over, v.err = true, err
	v.timer.Stop()
	time.AfterFunc(farewellTime, func() { _ = v.server.Close() })
}

// claim lets one answer be dealt with.
func (v *visit) claim() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	first := !v.arrived && !v.over
	v.arrived = true
	return first
}

// answer deals with what came back, once. Whatever is wrong with it ends the
// visit: a second try needs a new one.
func (v *visit) answer(ctx context.Context, form url.Values) {
	if !v.claim() {
		return
	}
	who, err := v.meet(ctx, form)
	if err == nil {
		err = v.welcome(ctx, who)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.end(err)
}

// welcome hands over who came, unless the visit was given up meanwhile.
func (v *visit) welcome(ctx context.Context, who Person) error {
	v.mu.Lock()
	gone := v.over
	v.who, v.arriving = who, !gone
	v.mu.Unlock()
	if gone {
		return fault.New(fault.SocialCanceled)
	}
	return v.request.Arrive(ctx, who)
}

// meet finds out who it is.
func (v *visit) meet(ctx context.Context, form url.Values) (Person, error) {
	code, err := v.code(form)
	if err != nil {
		return Person{}, err
	}
	found, err := v.party.redeem(ctx, code, v.asked, v.clock.Now)
	if err != nil {
		return Person{}, err
	}
	if v.party.Kind == Apple {
		found.appleUser(form.Get("user"))
	}
	return v.party.person(found), nil
}

// code holds an answer against the request and returns what it brings.
func (v *visit) code(form url.Values) (string, error) {
	name := v.party.Name
	if state := form["state"]; len(state) != 1 || subtle.ConstantTimeCompare([]byte(state[0]), []byte(v.state)) != 1 {
		return "", fault.New(fault.SocialStateWrong)
	}
	if v.late() {
		return "", fault.New(fault.SocialExpired)
	}
	if !v.named(form["iss"]) {
		return "", fault.New(fault.SocialIssuerWrong, "name", name)
	}
	switch refused := form.Get("error"); refused {
	case "":
	case "access_denied", "user_cancelled_authorize": // the latter is Apple's
		return "", fault.New(fault.SocialDeclined, "name", name)
	default:
		return "", fault.Wrap(fault.SocialRefused, errors.New("the provider answered "+strconv.Quote(shorten(refused))), "name", name)
	}
	if code := form["code"]; len(code) == 1 && code[0] != "" {
		return code[0], nil
	}
	return "", fault.New(fault.SocialRefused, "name", name)
}

// named holds the issuer that an answer names against the one that was asked
// (RFC 9207): without it, another provider could pass its answers off as this
// one's.
func (v *visit) named(issuers []string) bool {
	switch {
	case len(issuers) == 0:
		return !v.party.facts.NamesItself
	case len(issuers) > 1:
		return false
	case v.party.manyTenants():
		return v.party.tenantIssuer().MatchString(issuers[0]) && !strings.Contains(issuers[0], tenantMark)
	}
	return issuers[0] == v.party.facts.Issuer
}
