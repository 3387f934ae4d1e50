package core

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"sync"

	"intendant/backend/clock"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/password"
	"intendant/backend/seal"
	"intendant/backend/session"
	"intendant/backend/sqlite"
)

// What lies in a data folder, beside what sqlite and seal put there.
const (
	DatabaseFile = "intendant.db"
	backupFolder = "backups"
	headFolder   = "heads"
	trustFile    = "trusted.json"
)

// Options say which data folder, and what a test or the demo replaces.
type Options struct {
	Dir     string
	Version string
	Clock   clock.Clock       // nil: the machine's
	Entropy io.Reader         // nil: the operating system's; only the demo passes another
	Vault   seal.VaultOptions // the zero value: the machine's keyring
	// PasswordCost is for tests: hashing costs what it should when it is zero.
	PasswordCost password.Cost
	// PassphraseFile holds the passphrase of the keys, for starts that nobody
	// attends. Empty: the person is asked.
	PassphraseFile string
	// MailRoots are the authorities that mail servers' certificates are held
	// against, for tests; nil: the system's.
	MailRoots *x509.CertPool
	// Gateway lets the gateway listen, where the owner of the installation wants it to.
	Gateway bool
	// NoAlerts tells nobody by itself that a cap comes near: the demo does so at
	// moments of its own.
	NoAlerts bool
	// Keyless leaves the keys alone, even where a keyring would give them, and the
	// database as it is: enough for Examine.
	Keyless bool
}

// State is how far a Core is.
type State string

// The states. A Core that isn't Unsealed can only be protected or unlocked.
const (
	Unprotected State = "protect" // new, and without a keyring: somebody chooses a passphrase
	Locked      State = "unlock"  // somebody enters the passphrase
	Unsealed    State = "unsealed"
)

// Core is an open data folder. Several goroutines may use it.
type Core struct {
	options Options
	ids     *ident.Source
	bus     *event.Bus
	lock    *sqlite.Lock
	db      *sqlite.DB
	people  *session.Store

	unsealing sync.Mutex // for as long as a key is made of a passphrase: one at a time
	vault     *seal.Vault

	mu    sync.RWMutex // for moments only: the state can be asked for at any time
	state State
	ready *Ready
	due   func() // ends what is done when it is due; while it is ready
	door  door
}

// Open makes this process the owner of the folder and opens what is in it. It
// returns fault.FolderOwned when another process is the owner, and what
// sqlite.Open and seal.OpenVault return.
func Open(ctx context.Context, o Options) (_ *Core, err error) {
	if o.Clock == nil {
		o.Clock = clock.System{}
	}
	c := &Core{options: o, ids: ident.NewSource(o.Clock, o.Entropy), bus: event.NewBus()}
	c.people = session.NewStore(o.Clock, c.ids)
	defer func() {
		if err != nil {
			err = errors.Join(err, c.Close())
		}
	}()
	if c.lock, err = sqlite.LockFolder(o.Dir); err != nil {
		return nil, err
	}
	if c.db, err = sqlite.Open(ctx, c.path(DatabaseFile), sqlite.Options{BackupDir: c.path(backupFolder), AsIs: o.Keyless}); err != nil {
		return nil, err
	}
	if o.Keyless {
		c.state = Locked
		return c, nil
	}
	if err := c.openVault(); err != nil {
		return nil, err
	}
	return c, c.attend(ctx)
}

func (c *Core) openVault() error {
	vault, sealed, err := seal.OpenVault(c.options.Dir, c.options.Vault)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.vault = vault
	c.state = map[seal.State]State{seal.Empty: Unprotected, seal.NeedsPassphrase: Locked, seal.Open: Unsealed}[sealed]
	return nil
}

// State is how far the Core is.
func (c *Core) State() State {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.state
}

// Ready is the concepts, once the keys are open; fault.InstallationSealed
// before.
func (c *Core) Ready() (*Ready, error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.ready == nil {
		return nil, fault.New(fault.InstallationSealed)
	}
	return c.ready, nil
}

// Dir is the data folder.
func (c *Core) Dir() string { return c.options.Dir }

// Version is the program's.
func (c *Core) Version() string { return c.options.Version }

// Clock is the time that everything here goes by.
func (c *Core) Clock() clock.Clock { return c.options.Clock }

// Bus carries what changed, from before the keys are open on.
func (c *Core) Bus() *event.Bus { return c.bus }

// Sessions are those of all clients.
func (c *Core) Sessions() *session.Store { return c.people }

// Announce tells other processes where this one takes requests.
func (c *Core) Announce(socket string) error { return c.lock.Announce(socket) }

// Close ends what is under way and gives the folder up.
func (c *Core) Close() error {
	c.unsealing.Lock()
	defer c.unsealing.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ready != nil {
		c.due()
		c.ready.sweeping()
		c.ready.flushing()
		c.ready.watching()
		c.ready.alerting()
		c.ready.Chats.Close()
		c.door.close()
		c.ready.Gateway.Close()
		c.ready.Post.Close()
		c.ready.Visits.Close()
		c.ready.Ledger.Close()
	}
	var err error
	if c.ready != nil {
		err = c.ready.Meter.Close()
	}
	if c.db != nil {
		err = errors.Join(err, c.db.Close())
	}
	if c.lock != nil {
		err = errors.Join(err, c.lock.Release())
	}
	return err
}

func (c *Core) path(name string) string { return filepath.Join(c.options.Dir, name) }

func (c *Core) entropy() io.Reader {
	if c.options.Entropy != nil {
		return c.options.Entropy
	}
	return rand.Reader
}

func (c *Core) log() *slog.Logger { return slog.Default() }
