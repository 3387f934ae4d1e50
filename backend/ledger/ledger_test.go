package ledger_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/clock"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// setNote is the Change that these tests commit: a note about a person, with a
// value that can be replaced and a name that can be erased.
type setNote struct {
	ID    string         `json:"id"`
	Value string         `json:"value"`
	Name  ledger.Private `json:"-"`

	failApply, panicApply bool
	in                    ident.Workspace
}

func (c *setNote) Place() ident.Workspace { return c.in }

func (c *setNote) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if c.Value == "" {
		return fault.Invalid(fault.On("value", fault.Required))
	}
	var n int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM note WHERE id = ? AND value = ?`, c.ID, c.Value).Scan(&n)
	if err == nil && n > 0 {
		return fault.New(fault.ChangeNone)
	}
	return err
}

func (c *setNote) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	var old string
	err := tx.QueryRowContext(ctx, `SELECT COALESCE((SELECT value FROM note WHERE id = ?), '')`, c.ID).Scan(&old)
	return ledger.Diff{Before: map[string]string{"value": old}, After: map[string]string{"value": c.Value}}, err
}

func (c *setNote) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO note (owner, id, value, name, by, at) VALUES (?, ?, ?, ?, ?, ?)
		 ON CONFLICT (owner, id) DO UPDATE SET value = excluded.value, name = excluded.name, by = excluded.by, at = excluded.at`,
		at.Ledger, c.ID, c.Value, c.Name.Fields["name"], by.Member, at.Time.UnixMilli())
	if c.panicApply {
		panic("apply")
	}
	if c.failApply {
		return errors.Join(err, io.ErrUnexpectedEOF)
	}
	return err
}

func (c *setNote) Privates() []*ledger.Private { return []*ledger.Private{&c.Name} }

func (c *setNote) Target() ledger.Target { return ledger.Target{ID: c.ID, Type: "note"} }

// setValue is a Change of one row without personal data, as a rename is.
type setValue struct {
	ID    string `json:"id"`
	Value string `json:"value"`

	before string
}

func (c *setValue) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := tx.QueryRowContext(ctx, `SELECT value FROM note WHERE owner = ? AND id = ?`, at.Ledger, c.ID).Scan(&c.before)
	if err == nil && c.before == c.Value {
		return fault.New(fault.ChangeNone)
	}
	return err
}

func (c *setValue) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: map[string]string{"value": c.before}, After: map[string]string{"value": c.Value}}, nil
}

func (c *setValue) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE note SET value = ? WHERE owner = ? AND id = ?`, c.Value, at.Ledger, c.ID)
	return err
}

// eraseNotes erases a person.
type eraseNotes struct {
	Subject string `json:"subject"`
}

func (c *eraseNotes) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

func (c *eraseNotes) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE note SET name = '' WHERE owner = ? AND id = ?`, at.Ledger, c.Subject)
	return err
}

func (c *eraseNotes) Erases() []ledger.Erasure { return []ledger.Erasure{{Subject: c.Subject}} }

// setSecret gives a person a secret, which supersedes the one before.
type setSecret struct {
	Length  int64          `json:"length"`
	Subject string         `json:"subject"`
	Secret  ledger.Private `json:"-"`
}

func secretOf(subject, text string) *setSecret {
	return &setSecret{Subject: subject, Secret: ledger.Private{
		Subject: subject, Class: ledger.ClassSecret, Fields: map[string]string{"text": text},
	}}
}

func (c *setSecret) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

func (c *setSecret) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

func (c *setSecret) Privates() []*ledger.Private { return []*ledger.Private{&c.Secret} }

func (c *setSecret) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: c.Subject, Class: ledger.ClassSecret}}
}

// buryNotes is the tombstone of a deleted ledger.
type buryNotes struct {
	Organization string `json:"organization"`
	Root         []byte `json:"root"`
	Size         int64  `json:"size"`
}

func (c *buryNotes) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

func (c *buryNotes) Target() ledger.Target {
	return ledger.Target{ID: c.Organization, Type: "organization"}
}

func (c *buryNotes) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

var testKinds = []ledger.Kind{
	{
		Name: "note.set", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "note", Founding: true, New: func() ledger.Change { return new(setNote) },
	},
	{
		Name: "note.value_set", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "note", New: func() ledger.Change { return new(setValue) },
	},
	{
		Name: "note.erased", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Feature: access.Members, Concept: "note", New: func() ledger.Change { return new(eraseNotes) },
	},
	{
		Name: "note.secret_set", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "note", New: func() ledger.Change { return new(setSecret) },
	},
	{
		Name: "note.signed", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "note", New: func() ledger.Change { return new(whoDidIt) },
	},
	{
		Name: "note.buried", Version: 1, Scope: ledger.Installation, Permission: access.Anyone,
		Concept: "note", Founding: true, New: func() ledger.Change { return new(buryNotes) },
	},
}

// authority grants what a test says.
type authority struct {
	roles    map[ident.Member][]access.Role
	features bool
	asked    ident.Workspace
}

func (a *authority) Permissions(_ context.Context, _ sqlite.Queryer, _ string, in ident.Workspace, by ledger.Actor) (ledger.Permissions, error) {
	a.asked = in
	return access.Of(a.roles[by.Member]...), nil
}

func (a *authority) Includes(context.Context, sqlite.Queryer, string, ledger.Feature) (bool, error) {
	return a.features, nil
}

const (
	admin    = ident.Member("mem_01KB3F7W9ZQ2M4X8T6RVN5YHC1")
	nobody   = ident.Member("mem_01KB3F7W9ZQ2M4X8T6RVN5YHC2")
	house    = "org_01KB3F7W9ZQ2M4X8T6RVN5YHCD"
	install  = "ins_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	noteDDL  = `CREATE TABLE note (owner TEXT, id TEXT, value TEXT, name TEXT, by TEXT, at INTEGER, PRIMARY KEY (owner, id)) STRICT`
	testSeed = 20261122
)

type bench struct {
	*ledger.Ledger

	db        *sqlite.DB
	dir       string
	clock     *clock.Fake
	authority *authority
	kinds     *ledger.Kinds
	bus       *event.Bus
	once      sync.Once
}

type seeded struct{ *rand.ChaCha8 }

func (s seeded) Read(p []byte) (int, error) { return s.ChaCha8.Read(p) }

func entropy() io.Reader {
	var seed [32]byte
	seed[0] = 1
	return seeded{rand.NewChaCha8(seed)}
}

// open starts a ledger over a database in dir; twice on one dir continues it.
func open(tb testing.TB, dir string) *bench {
	tb.Helper()
	db, err := sqlite.Open(tb.Context(), filepath.Join(dir, "test.db"), sqlite.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	b := &bench{
		db: db, dir: dir, clock: clock.NewFake(time.UnixMilli(1_763_770_000_000)), bus: event.NewBus(),
		authority: &authority{roles: map[ident.Member][]access.Role{admin: {access.Admin}, nobody: nil}, features: true},
	}
	if b.kinds, err = ledger.NewKinds(testKinds); err != nil {
		tb.Fatal(err)
	}
	err = db.Write(tb.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(tb.Context(), `CREATE TABLE IF NOT EXISTS `+noteDDL[len("CREATE TABLE "):])
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	b.Ledger = ledger.New(ledger.Options{
		DB: db, Kinds: b.kinds, Authority: b.authority, Device: testDevice(), Clock: b.clock,
		IDs: ident.NewSource(b.clock, entropy()), Bus: b.bus, Entropy: entropy(), HeadDir: dir,
	})
	tb.Cleanup(b.shut)
	return b
}

func (b *bench) shut() {
	b.once.Do(func() {
		b.Close()
		_ = b.db.Close()
	})
}

func testDevice() ledger.Device {
	seed := make([]byte, ed25519.SeedSize)
	seed[0] = 7
	return ledger.Device{ID: "dev_01KB3F7W9ZQ2M4X8T6RVN5YHCF", System: "Linux", Key: ed25519.NewKeyFromSeed(seed)}
}

func note(id, value string) ledger.Draft {
	return draftOf(&setNote{ID: id, Value: value, Name: ledger.Private{
		Subject: id, Class: ledger.ClassProfile, Fields: map[string]string{"name": "Name of " + id},
	}})
}

func noteIn(workspace ident.Workspace, id, value string) ledger.Draft {
	d := note(id, value)
	d.Change.(*setNote).in = workspace
	return d
}

func draftOf(c ledger.Change) ledger.Draft {
	return ledger.Draft{Ledger: house, By: ledger.Actor{Member: admin, Door: ledger.DoorWindow}, Change: c}
}

func (b *bench) must(tb testing.TB, drafts ...ledger.Draft) []ledger.Receipt {
	tb.Helper()
	receipts, err := b.Commit(tb.Context(), drafts...)
	if err != nil {
		tb.Fatal(err)
	}
	return receipts
}

func (b *bench) size(tb testing.TB) int64 {
	tb.Helper()
	n, err := ledger.Size(tb.Context(), b.db.Read(), house)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func (b *bench) heads(tb testing.TB) ledger.Heads {
	tb.Helper()
	heads, err := ledger.ReadHeads(b.dir)
	if err != nil {
		tb.Fatal(err)
	}
	return heads
}

func (b *bench) findings(tb testing.TB) []ledger.Finding {
	tb.Helper()
	findings, err := ledger.Verify(tb.Context(), b.db.Read(), b.kinds, house, b.heads(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return findings
}

// replayEqual rebuilds the tables from the entries and compares.
func (b *bench) replayEqual(tb testing.TB) {
	tb.Helper()
	ctx := tb.Context()
	fresh, err := sqlite.OpenMemory(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	defer fresh.Close()
	err = fresh.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, noteDDL)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	if err := ledger.Replay(ctx, b.db.Read(), fresh, b.kinds); err != nil {
		tb.Fatal(err)
	}
	different, err := ledger.Compare(ctx, b.db.Read(), fresh.Read())
	if err != nil {
		tb.Fatal(err)
	}
	if len(different) > 0 {
		tb.Fatalf("a replay gives other tables: %v", different)
	}
}
