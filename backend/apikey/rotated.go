package apikey

import (
	"bytes"
	"context"
	"crypto/sha256"
	"strconv"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MaxGrace is for how many hours an old secret can go on working: a week.
const MaxGrace = 7 * 24

// Rotated gives a key another secret. The one that it had works on for the hours of
// grace; what was older than that dies at once.
type Rotated struct {
	GraceHours int64           `json:"grace_hours"`
	Hash       []byte          `json:"hash"` // SHA-256 of the new text
	Key        ident.Key       `json:"key"`
	Workspace  ident.Workspace `json:"workspace"`
}

// Rotate gives a key another secret and returns it with its text, which nobody can
// read again. It is fault.KeyRevoked or fault.KeyExpired for one that is over.
func (k *Keys) Rotate(
	ctx context.Context, by ledger.Actor, org ident.Organization, in ident.Workspace, id ident.Key, graceHours int64,
) (Listed, string, error) {
	a, err := k.may(ctx, by.Account, org, in, access.KeysMake)
	if err != nil {
		return Listed{}, "", err
	}
	text, err := write(id, k.Entropy)
	if err != nil {
		return Listed{}, "", err
	}
	if err := k.commit(ctx, by, a, &Rotated{GraceHours: graceHours, Hash: hashOf(text), Key: id, Workspace: in}); err != nil {
		return Listed{}, "", err
	}
	one, err := k.one(ctx, a, id)
	return one, text, err
}

// Check wants a key that works, and another secret.
func (c *Rotated) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	is, err := changeable(ctx, tx, by, at, c.Workspace, c.Key)
	switch {
	case err != nil:
		return err
	case is.State(at.Time) == StateRevoked:
		return fault.New(fault.KeyRevoked)
	case is.State(at.Time) == StateExpired:
		return fault.New(fault.KeyExpired)
	case len(c.Hash) != sha256.Size || bytes.Equal(c.Hash, is.hash):
		return fault.New(fault.ChangeRepeated)
	case c.GraceHours < 0 || c.GraceHours > MaxGrace:
		return fault.Invalid(fault.On("graceHours", fault.TooLarge, "max", strconv.Itoa(MaxGrace)))
	}
	return nil
}

// Apply replaces the secrets.
func (c *Rotated) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.GraceHours == 0 {
		_, err := tx.ExecContext(ctx,
			`UPDATE api_key SET hash = ?, previous = NULL, previous_until = NULL WHERE organization = ? AND id = ?`, c.Hash, at.Ledger, c.Key)
		return err
	}
	until := at.Time.Add(time.Duration(c.GraceHours) * time.Hour).UnixMilli()
	_, err := tx.ExecContext(ctx,
		`UPDATE api_key SET previous = hash, previous_until = ?, hash = ? WHERE organization = ? AND id = ?`, until, c.Hash, at.Ledger, c.Key)
	return err
}

// Place is the key's workspace.
func (c *Rotated) Place() ident.Workspace { return c.Workspace }

// Target is the key.
func (c *Rotated) Target() ledger.Target { return target(c.Key) }
