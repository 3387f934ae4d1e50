// Package ident makes and parses identifiers: a prefix that names the kind of
// thing, an underscore and a ULID, as in org_01KB3F7W9ZQ2M4X8T6RVN5YHCD. Each
// kind is a Go type of its own, so that a member cannot stand where an
// organization should.
package ident

import (
	"crypto/rand"
	"io"
	"strings"
	"sync"

	"github.com/oklog/ulid/v2"

	"intendant/backend/clock"
	"intendant/backend/fault"
)

type (
	// Installation is one data folder.
	Installation string
	// Account is a person who signs in on an installation.
	Account string
	// Organization is the top level that people belong to.
	Organization string
	// Member is an account's membership of an organization.
	Member string
	// Workspace is an isolated environment in an organization.
	Workspace string
	// Device is an installation as a signer of ledgers.
	Device string
	// Provider is where people sign in from elsewhere.
	Provider string
	// Identity is an account's link with a person at a Provider.
	Identity string
	// Operation is one Commit of one or several Changes.
	Operation string
	// Session is somebody who signed in at a client.
	Session string
	// Factor is one enrolment of an authenticator app.
	Factor string
	// Trust is a device that signs in without a code.
	Trust string
	// Invitation asks a person to join an organization.
	Invitation string
	// Key opens the gateway to a workspace.
	Key string
	// Model is one that a provider serves, under the name by which it is called.
	Model string
	// Connection is a provider of models with the key to it.
	Connection string
	// Agent is a model with instructions and parameters.
	Agent string
	// Exchange is one request to the gateway with its answer.
	Exchange string
	// Chat is a conversation in the playground.
	Chat string
)

// Prefix is "ins".
func (Installation) Prefix() string { return "ins" }

// Prefix is "acc".
func (Account) Prefix() string { return "acc" }

// Prefix is "org".
func (Organization) Prefix() string { return "org" }

// Prefix is "mem".
func (Member) Prefix() string { return "mem" }

// Prefix is "wsp".
func (Workspace) Prefix() string { return "wsp" }

// Prefix is "dev".
func (Device) Prefix() string { return "dev" }

// Prefix is "prv".
func (Provider) Prefix() string { return "prv" }

// Prefix is "idy".
func (Identity) Prefix() string { return "idy" }

// Prefix is "opn".
func (Operation) Prefix() string { return "opn" }

// Prefix is "ses".
func (Session) Prefix() string { return "ses" }

// Prefix is "fac".
func (Factor) Prefix() string { return "fac" }

// Prefix is "tru".
func (Trust) Prefix() string { return "tru" }

// Prefix is "inv".
func (Invitation) Prefix() string { return "inv" }

// Prefix is "key".
func (Key) Prefix() string { return "key" }

// Prefix is "mdl".
func (Model) Prefix() string { return "mdl" }

// Prefix is "con".
func (Connection) Prefix() string { return "con" }

// Prefix is "agt".
func (Agent) Prefix() string { return "agt" }

// Prefix is "exc".
func (Exchange) Prefix() string { return "exc" }

// Prefix is "cht".
func (Chat) Prefix() string { return "cht" }

// Kind is any of the identifier types.
type Kind interface {
	~string
	Prefix() string
}

// Source makes identifiers. It may be used by several goroutines; those made
// within a millisecond still sort in the order they were made.
type Source struct {
	mu      sync.Mutex
	clock   clock.Clock
	entropy *ulid.MonotonicEntropy
}

// NewSource makes a Source. A nil entropy means the operating system's; only
// the demo passes another, to be repeatable.
func NewSource(c clock.Clock, entropy io.Reader) *Source {
	if entropy == nil {
		entropy = rand.Reader
	}
	return &Source{clock: c, entropy: ulid.Monotonic(entropy, 0)}
}

// New makes an identifier of the kind K.
func New[K Kind](s *Source) K {
	s.mu.Lock()
	defer s.mu.Unlock()
	var kind K
	return K(kind.Prefix() + "_" + ulid.MustNew(ulid.Timestamp(s.clock.Now()), s.entropy).String())
}

// Parse reads an identifier that came from outside. It returns fault.NotFound
// for anything that is not one of the kind K: to the caller a malformed name
// and a name of nothing are the same.
func Parse[K Kind](s string) (K, error) {
	var kind K
	rest, ok := strings.CutPrefix(s, kind.Prefix()+"_")
	if !ok {
		return "", fault.New(fault.NotFound)
	}
	id, err := ulid.ParseStrict(rest)
	if err != nil || id.String() != rest {
		return "", fault.New(fault.NotFound)
	}
	return K(s), nil
}
