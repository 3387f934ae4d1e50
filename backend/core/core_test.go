package core_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// settle makes an account and an organization.
func settle(t *testing.T, c *core.Core) (ledger.Actor, ident.Organization) {
	t.Helper()
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	person, err := ready.Accounts.SignUp(t.Context(), ledger.DoorWindow, account.NewAccount{
		Email: "ines@example.com", FirstName: "Inès", LastName: "Moreau", Password: "seven lanterns over the harbour",
	})
	if err != nil {
		t.Fatal(err)
	}
	by := ledger.Actor{Account: person.ID, Door: ledger.DoorWindow}
	made, err := ready.Organizations.Create(t.Context(), by, "Atelier")
	if err != nil {
		t.Fatal(err)
	}
	return by, made.ID
}

func reopen(t *testing.T, dir string, now clock.Clock) *core.Core {
	t.Helper()
	c, err := core.Open(t.Context(), coretest.Options(dir, now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func codes(t *testing.T, c *core.Core) []string {
	t.Helper()
	report, err := c.Examine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := make([]string, 0, len(report.Findings))
	for _, f := range report.Findings {
		found = append(found, f.Code)
	}
	return found
}

func TestAFolderHasOneOwner(t *testing.T) {
	c, now := coretest.Open(t)
	if _, err := core.Open(t.Context(), coretest.Options(c.Dir(), now)); !fault.Is(err, fault.FolderOwned) {
		t.Errorf("a second owner: %v", err)
	}
}

func TestItIsAllThereAfterARestart(t *testing.T) {
	c, now := coretest.Open(t)
	by, id := settle(t, c)
	first, _ := c.Ready()
	device := first.Ledger.Device()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = reopen(t, c.Dir(), now)
	if s := c.State(); s != core.Locked {
		t.Fatalf("it is %s", s)
	}
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found while sealed: %v", found)
	}
	if err := c.Unlock(t.Context(), coretest.Passphrase); err != nil {
		t.Fatal(err)
	}
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	again := ready.Ledger.Device()
	if again.ID != device.ID || !again.Public().Equal(device.Public()) {
		t.Error("it signs as another device")
	}
	if _, err := ready.Organizations.Rename(t.Context(), by, id, "Atelier Lumen"); err != nil {
		t.Error(err)
	}
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found: %v", found)
	}
}

func TestWithoutItsDeviceKeyAFolderDoesNotOpen(t *testing.T) {
	c, now := coretest.Open(t)
	settle(t, c)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(c.Dir(), "device.json")); err != nil {
		t.Fatal(err)
	}
	c = reopen(t, c.Dir(), now)
	if err := c.Unlock(t.Context(), coretest.Passphrase); !fault.Is(err, fault.FolderUnusable) {
		t.Errorf("got %v", err)
	}
	if _, err := c.Ready(); !fault.Is(err, fault.InstallationSealed) {
		t.Errorf("it is ready all the same: %v", err)
	}
}

func TestWithoutKeysThereIsOnlyExamining(t *testing.T) {
	made, _ := coretest.Open(t)
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	o := coretest.Options(made.Dir(), clock.System{})
	o.Keyless = true
	c, err := core.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found: %v", found)
	}
	if err := c.Unlock(t.Context(), "any"); !fault.Is(err, fault.InstallationUnsealed) {
		t.Errorf("unlocking: %v", err)
	}
	if _, err := c.Ready(); !fault.Is(err, fault.InstallationSealed) {
		t.Errorf("it is ready: %v", err)
	}
}

func TestAPassphraseIsHardToGuess(t *testing.T) {
	c, _ := coretest.Sealed(t)
	for passphrase, want := range map[string]fault.FieldCode{
		"fourteen chars":           fault.TooShort,
		"passwordpassword":         fault.PasswordTooCommon,
		strings.Repeat("ab ", 100): fault.TooLong,
	} {
		err := c.Protect(t.Context(), passphrase)
		if e := fault.From(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Name != "passphrase" || e.Fields[0].Code != want {
			t.Errorf("%q: %v", passphrase, err)
		}
	}
	if s := c.State(); s != core.Unprotected {
		t.Errorf("it is %s", s)
	}
}

func TestPassphraseFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "passphrase")
	if err := os.WriteFile(file, []byte("four herons from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := coretest.Options(t.TempDir(), clock.System{})
	o.PassphraseFile = file
	for _, start := range []string{"the first start", "the second start"} {
		c, err := core.Open(t.Context(), o)
		if err != nil {
			t.Fatalf("%s: %v", start, err)
		}
		if s := c.State(); s != core.Unsealed {
			t.Errorf("%s: it is %s", start, s)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := core.Open(t.Context(), o); !fault.Is(err, fault.PassphraseWrong) {
		t.Errorf("with another passphrase: %v", err)
	}
}

func TestExamine(t *testing.T) {
	for name, damage := range map[string]struct {
		sql  string
		code string
	}{
		"a table":       {`UPDATE organization SET name = 'Somebody else''s'`, core.TableDiffers},
		"an entry":      {`UPDATE ledger_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'Atelier', 'Atelies') AS BLOB)`, ledger.HeadAltered},
		"a name":        {`UPDATE ledger_private SET data = CAST(replace(CAST(data AS TEXT), 'Moreau', 'Moreaux') AS BLOB)`, ledger.PrivateAltered},
		"a lost person": {`DELETE FROM ledger_private`, ledger.PrivateMissing},
		"a cut tail":    {`DELETE FROM ledger_entry WHERE id = (SELECT MAX(id) FROM ledger_entry)`, ledger.EntryMissing},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := coretest.Open(t)
			settle(t, c)
			if found := codes(t, c); len(found) > 0 {
				t.Fatalf("found before: %v", found)
			}
			ready, err := c.Ready()
			if err != nil {
				t.Fatal(err)
			}
			err = ready.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
				_, err := tx.ExecContext(t.Context(), damage.sql)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if found := codes(t, c); !slices.Contains(found, damage.code) {
				t.Errorf("found %v instead of %s", found, damage.code)
			}
		})
	}
}

func TestExamineWhileSomebodyWrites(t *testing.T) {
	c, _ := coretest.Open(t)
	by, id := settle(t, c)
	ready, _ := c.Ready()
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := ready.Organizations.Rename(t.Context(), by, id, fmt.Sprint("Atelier ", i)); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	for range 20 {
		if found := codes(t, c); len(found) > 0 {
			t.Errorf("found: %v", found)
		}
	}
	close(stop)
	<-done
}

func TestExamineFindsFilesThatOthersMayRead(t *testing.T) {
	c, _ := coretest.Open(t)
	if err := os.Chmod(c.Dir(), 0o755); err != nil {
		t.Fatal(err)
	}
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found: %v", found)
	}
	if err := os.Chmod(filepath.Join(c.Dir(), core.DatabaseFile), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := codes(t, c); !slices.Equal(found, []string{core.FileReadable}) {
		t.Errorf("found: %v", found)
	}
}

func TestDeletingAnOrganizationForgetsTheBackups(t *testing.T) {
	c, now := coretest.Open(t)
	by, id := settle(t, c)
	backups := filepath.Join(c.Dir(), "backups")
	if err := os.MkdirAll(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(backups, "before-migration-from-00003-20261101T080000Z.db"), []byte("Atelier"), 0o600); err != nil {
		t.Fatal(err)
	}
	now.Advance(time.Hour)
	ready, _ := c.Ready()
	if err := ready.Organizations.Delete(t.Context(), by, id, "Atelier", "seven lanterns over the harbour"); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(backups); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found: %v", found)
	}
}
