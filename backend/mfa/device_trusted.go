package mfa

import (
	"context"
	"crypto/sha256"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// DeviceTrusted lets a device sign in without a code until it expires.
type DeviceTrusted struct {
	Account ident.Account `json:"account"`
	Device  string        `json:"device"`  // browser and operating system
	Expires int64         `json:"expires"` // ms UTC
	Hash    []byte        `json:"hash"`    // SHA-256 of the token that the device keeps
	Trust   ident.Trust   `json:"trust"`
}

// Check lets people trust for themselves, no longer than TrustFor, where there
// is a code to be spared.
func (c *DeviceTrusted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	left := time.UnixMilli(c.Expires).Sub(at.Time)
	if c.Device == "" || len(c.Hash) != sha256.Size || left <= 0 || left > TrustFor {
		return fault.Invalid(fault.On("trust", fault.Malformed))
	}
	var exists bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM mfa_trusted_device WHERE id = ?)`, c.Trust).Scan(&exists)
	if err != nil || exists || c.Trust == "" {
		return orElse(err, fault.ChangeRepeated)
	}
	return require(ctx, tx, c.Account)
}

// Apply adds the device, and removes those that have expired.
func (c *DeviceTrusted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM mfa_trusted_device WHERE account = ? AND expires <= ?`,
		c.Account, at.Time.UnixMilli())
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO mfa_trusted_device (id, account, hash, device, since, expires) VALUES (?, ?, ?, ?, ?, ?)`,
		c.Trust, c.Account, c.Hash, c.Device, at.Time.UnixMilli(), c.Expires)
	return err
}

// Target is the account.
func (c *DeviceTrusted) Target() ledger.Target { return target(c.Account) }

// DeviceUntrusted asks a device for a code again.
type DeviceUntrusted struct {
	Account ident.Account `json:"account"`
	Trust   ident.Trust   `json:"trust"`
}

// Untrust asks a device for a code again.
func (f *Factors) Untrust(ctx context.Context, by ledger.Actor, id ident.Trust) error {
	return f.commit(ctx, by, &DeviceUntrusted{Account: by.Account, Trust: id})
}

// Check wants a trusted device of their own.
func (c *DeviceUntrusted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	var exists bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM mfa_trusted_device WHERE id = ? AND account = ?)`,
		c.Trust, c.Account).Scan(&exists)
	if err == nil && !exists {
		err = fault.New(fault.NotFound)
	}
	return err
}

// Apply removes the device.
func (c *DeviceUntrusted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM mfa_trusted_device WHERE id = ?`, c.Trust)
	return err
}

// Target is the account.
func (c *DeviceUntrusted) Target() ledger.Target { return target(c.Account) }
