// Package testhouse opens a whole house for tests: the concepts over a real
// database, with a clock that stands still, cheap passwords and no keyring.
package testhouse

import (
	"context"
	"crypto/ed25519"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/directory"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/organization"
	"intendant/backend/password"
	"intendant/backend/person"
	"intendant/backend/plan"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Installation is what the house is called.
const Installation = ident.Installation("ins_01KB3F7W9ZQ2M4X8T6RVN5YHCE")

// Password is one that the rules accept for anybody here.
const Password = "lettre-vapeur-obscur-9" //nolint:gosec // of people who exist in tests only

// House is the concepts over one database.
type House struct {
	Path          string
	DB            *sqlite.DB
	Kinds         *ledger.Kinds
	Ledger        *ledger.Ledger
	Clock         *clock.Fake
	IDs           *ident.Source
	Bus           *event.Bus
	Plan          *Plan
	Accounts      *account.Accounts
	Organizations *organization.Organizations
	Directory     *directory.Directory
	Settings      *installation.Settings
	Factors       *mfa.Factors
	People        *person.People
	Plans         *plan.Plans
	Workspaces    *workspace.Workspaces
	Forgotten     int // how often a deletion asked for backups to be removed
}

// Plan is what every organization's plan includes.
type Plan struct {
	Members        bool
	Seats, Invited int
}

func (p *Plan) seats(context.Context, sqlite.Queryer, ident.Organization) (seats, invited int, err error) {
	return p.Seats, p.Invited, nil
}

// manySeats are more than any test needs.
const manySeats = 1_000_000

type authority struct{ plan *Plan }

// Permissions asks the concept that the ledger belongs to.
func (authority) Permissions(
	ctx context.Context, q sqlite.Queryer, owner string, in ident.Workspace, by ledger.Actor,
) (ledger.Permissions, error) {
	if strings.HasPrefix(owner, "org_") && by.Member == "" { // the operator
		of, err := installation.Permissions(ctx, q, by.Account)
		return ledger.Permissions{access.Owner: of[access.Owner]}, err
	}
	if in != "" {
		return workspace.Permissions(ctx, q, ident.Organization(owner), in, by.Member)
	}
	if strings.HasPrefix(owner, "org_") {
		return organization.Permissions(ctx, q, ident.Organization(owner), by.Member)
	}
	return installation.Permissions(ctx, q, by.Account)
}

// Includes answers by Plan.
func (a authority) Includes(context.Context, sqlite.Queryer, string, ledger.Feature) (bool, error) {
	return a.plan.Members, nil
}

// Open opens a new house in a folder of its own; extra are kinds of the test's.
func Open(tb testing.TB, extra ...ledger.Kind) *House {
	tb.Helper()
	dir := tb.TempDir()
	h := &House{Path: filepath.Join(dir, "intendant.db"), Clock: clock.NewFake(time.UnixMilli(1_763_770_000_000)), Bus: event.NewBus(), Plan: &Plan{Seats: manySeats}}
	h.IDs = ident.NewSource(h.Clock, nil)
	var err error
	if h.DB, err = sqlite.Open(tb.Context(), h.Path, sqlite.Options{}); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = h.DB.Close() })
	if h.Kinds, err = ledger.NewKinds(installation.Kinds, account.Kinds, organization.Kinds, mfa.Kinds, plan.Kinds, workspace.Kinds, extra); err != nil {
		tb.Fatal(err)
	}
	h.Ledger = ledger.New(ledger.Options{
		DB: h.DB, Kinds: h.Kinds, Authority: authority{h.Plan}, Clock: h.Clock, IDs: h.IDs, Bus: h.Bus, HeadDir: dir,
		Device: ledger.Device{
			ID: "dev_01KB3F7W9ZQ2M4X8T6RVN5YHCF", System: "Linux",
			Key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)),
		},
	})
	tb.Cleanup(h.Ledger.Close)
	h.build(vault(tb, dir))
	return h
}

func (h *House) build(vault *seal.Vault) {
	h.Accounts = account.New(account.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Clock: h.Clock, Vault: vault, Installation: Installation,
		SecondFactor: mfa.On,
		Hasher:       password.NewHasher(password.Cost{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}),
	})
	h.Factors = mfa.New(mfa.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Clock: h.Clock, Vault: vault, Accounts: h.Accounts,
	})
	h.Settings = installation.NewSettings(h.DB, h.Ledger, h.Accounts)
	h.Organizations = organization.New(organization.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Accounts: h.Accounts, Passwords: h.Accounts,
		Forget: h.forget, Seats: h.Plan.seats,
	})
	h.Directory = directory.New(directory.Deps{DB: h.DB, Clock: h.Clock, Seats: h.Plan.seats})
	h.Plans = plan.New(plan.Deps{
		DB: h.DB, Ledger: h.Ledger, Clock: h.Clock,
		Invited: func(context.Context, sqlite.Queryer, ident.Organization) (int, error) { return h.Plan.Invited, nil },
	})
	h.Workspaces = workspace.New(workspace.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Called: func(language string) string { return "Default " + language },
	})
	h.People = person.New(person.Deps{
		DB: h.DB, Ledger: h.Ledger, Accounts: h.Accounts, Organizations: h.Organizations, Factors: h.Factors,
		Forget: h.forget,
	})
}

func (h *House) forget() error {
	h.Forgotten++
	return nil
}

// vault is the real one, under a passphrase that costs next to nothing.
func vault(tb testing.TB, dir string) *seal.Vault {
	tb.Helper()
	v, _, err := seal.OpenVault(dir, seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err == nil {
		err = v.Protect(Password)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// errBroken is what Broken fails with.
var errBroken = errors.New("testhouse: broken on purpose")
