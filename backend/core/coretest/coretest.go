// Package coretest opens data folders for tests: real ones, that are cheap to
// unlock and whose passwords are cheap to hash.
package coretest

import (
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/password"
	"intendant/backend/seal"
)

// Passphrase protects the folders that Open makes.
const Passphrase = "a folder made for a test" //nolint:gosec // it protects nothing else

// Cheap is what hashing a password costs in tests.
var Cheap = password.Cost{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Options are those of a folder in a test.
func Options(dir string, c clock.Clock) core.Options {
	return core.Options{
		Dir: dir, Version: "test", Clock: c, PasswordCost: Cheap,
		Vault: seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 4}, //nolint:mnd // the least that scrypt takes gladly
	}
}

// Open opens a new folder with its keys, on a clock that stands still. The test
// closes it.
func Open(tb testing.TB) (*core.Core, *clock.Fake) {
	tb.Helper()
	c, now := Sealed(tb)
	if err := c.Protect(tb.Context(), Passphrase); err != nil {
		tb.Fatal(err)
	}
	return c, now
}

// Sealed opens a new folder that has no keys yet.
func Sealed(tb testing.TB) (*core.Core, *clock.Fake) {
	tb.Helper()
	now := clock.NewFake(time.Date(2026, time.November, 3, 9, 0, 0, 0, time.UTC))
	c, err := core.Open(tb.Context(), Options(tb.TempDir(), now))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := c.Close(); err != nil {
			tb.Error(err)
		}
	})
	return c, now
}
