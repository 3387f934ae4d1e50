package apikey

import (
	"time"

	"intendant/backend/ident"
	"intendant/backend/ledger"
)

// State is how a key stands.
type State string

// The states. One in an archived workspace is revoked.
const (
	StateActive  State = "active"
	StateExpired State = "expired"
	StateRevoked State = "revoked"
)

// Key is a key as people see it.
type Key struct {
	ID         ident.Key
	Workspace  ident.Workspace
	Member     ident.Member // who made it
	Name       string
	Created    time.Time
	Expires    time.Time // zero: never
	Scope      []string  // of Scopes; empty: all of them
	Models     []string  // identifiers (mdl_…); empty: all that the workspace may use
	GraceUntil time.Time // until then the secret before the newest works, too; zero: there is none
	Revoked    time.Time // zero: it isn't
}

// State is how it stands at a time.
func (k Key) State(now time.Time) State {
	switch {
	case !k.Revoked.IsZero():
		return StateRevoked
	case !k.Expires.IsZero() && !now.Before(k.Expires):
		return StateExpired
	}
	return StateActive
}

func target(id ident.Key) ledger.Target {
	return ledger.Target{Type: "api_key", ID: string(id)}
}
