package ledger

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// EnrolDevice admits a device's signatures to a ledger. It is the first entry of
// each ledger; people compare the key's fingerprint.
type EnrolDevice struct {
	Device    ident.Device `json:"device"`
	PublicKey []byte       `json:"public_key"` // Ed25519
	System    string       `json:"system"`     // Linux, macOS, Windows
}

var enrolment = []Kind{{
	Name: "device.enrolled", Version: 1, Scope: Anywhere, Permission: access.System,
	Concept: "installation", Founding: true, New: func() Change { return new(EnrolDevice) },
}}

// Check has no rules: only Commit itself enrols a device, when it founds a ledger.
func (c *EnrolDevice) Check(context.Context, *sqlite.Tx, Actor, Stamp) error { return nil }

// Apply adds the device to those whose signatures count.
func (c *EnrolDevice) Apply(ctx context.Context, tx *sqlite.Tx, _ Actor, at Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO ledger_device (ledger, device, system, public_key, enrolled)
		 SELECT id, ?, ?, ?, ? FROM ledger WHERE owner = ?`,
		c.Device, c.System, c.PublicKey, at.Seq, at.Ledger)
	return err
}

// Target is the device.
func (c *EnrolDevice) Target() Target { return Target{ID: string(c.Device), Type: "device"} }
