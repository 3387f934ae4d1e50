package apikey

import (
	"context"
	"crypto/rand"
	"io"
	"sync"
	"time"

	"intendant/backend/access"
	"intendant/backend/clock"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Deps is what Keys works with; all but Entropy must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Clock  clock.Clock
	// Entropy makes secrets; nil: the operating system's.
	Entropy io.Reader
}

// Keys is where people make, see and end API keys. Several goroutines may use it.
type Keys struct {
	Deps

	mu   sync.Mutex
	used map[ident.Key]time.Time // and not yet written down
}

// New makes Keys.
func New(d Deps) *Keys {
	if d.Entropy == nil {
		d.Entropy = rand.Reader
	}
	return &Keys{Deps: d, used: map[ident.Key]time.Time{}}
}

// may finds what somebody is in a workspace and requires a permission of them.
func (k *Keys) may(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, p access.Permission,
) (workspace.Access, error) {
	a, err := workspace.AccessOf(ctx, k.DB.Read(), by, org, in)
	if err == nil {
		err = a.Require(p)
	}
	return a, err
}

func (k *Keys) commit(ctx context.Context, by ledger.Actor, a workspace.Access, c ledger.Change) error {
	_, err := k.Ledger.Commit(ctx, ledger.Draft{Ledger: string(a.Organization), By: a.Actor(by), Change: c})
	return err
}
