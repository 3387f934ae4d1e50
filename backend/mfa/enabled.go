package mfa

import (
	"context"
	"encoding/base64"
	"fmt"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// classFactor is what is erased when a second factor ends: the shared secret.
const classFactor = "mfa"

// Enabled turns the second factor on. The sealed secret stands beside the entry
// and goes when it is turned off.
type Enabled struct {
	Account ident.Account  `json:"account"`
	Factor  ident.Factor   `json:"factor"`
	Secret  ledger.Private `json:"-"` // sealed, in base64
}

// Enable turns the second factor on with a code that shows that the app has the
// secret of Begin, and returns the recovery codes. They are shown this once.
func (f *Factors) Enable(ctx context.Context, by ledger.Actor, typed string) ([]string, error) {
	begun, err := f.begun(by.Account)
	if err != nil {
		return nil, err
	}
	if err := f.first(ctx, begun, typed); err != nil {
		return nil, err
	}
	enabled, err := f.enabled(by.Account, begun)
	if err != nil {
		return nil, err
	}
	codes, set, err := f.newCodes(by.Account)
	if err != nil {
		return nil, err
	}
	if err := f.Accounts.ForgetCodes(ctx, by.Account); err != nil { // wrong ones of the app before
		return nil, err
	}
	if err := f.commit(ctx, by, enabled, set); err != nil {
		return nil, err
	}
	f.forget(by.Account)
	return codes, nil
}

// first takes the code that confirms an app: it counts as used.
func (f *Factors) first(ctx context.Context, begun enrolment, typed string) error {
	code, _ := sixDigits(typed)
	step, fits := matching(begun.secret, code, f.Clock.Now())
	if !fits {
		return fault.New(fault.CodeWrong)
	}
	return f.DB.Write(ctx, func(tx *sqlite.Tx) error {
		ok, err := advance(ctx, tx, begun.factor, step)
		if err == nil && !ok {
			err = fault.New(fault.CodeWrong)
		}
		return err
	})
}

func (f *Factors) enabled(a ident.Account, begun enrolment) (*Enabled, error) {
	sealed, err := f.Vault.Seal([]byte(begun.secret), factorPlace(a, begun.factor)...)
	if err != nil {
		return nil, err
	}
	return &Enabled{Account: a, Factor: begun.factor, Secret: ledger.Private{
		Subject: string(a), Class: classFactor,
		Fields: map[string]string{"sealed": base64.StdEncoding.EncodeToString(sealed)},
	}}, nil
}

// Check lets people turn on their own, once.
func (c *Enabled) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if !c.Secret.About(string(c.Account), classFactor) {
		return fault.New(fault.PermissionDenied)
	}
	if c.Factor == "" || c.Secret.Fields["sealed"] == "" {
		return fault.Invalid(fault.On("code", fault.Required))
	}
	on, err := On(ctx, tx, c.Account)
	if err == nil && on {
		err = fault.New(fault.MFAOn)
	}
	return err
}

// Apply stores the sealed secret.
func (c *Enabled) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	var sealed []byte // NULL after an erasure
	if text, ok := c.Secret.Fields["sealed"]; ok {
		var err error
		if sealed, err = base64.StdEncoding.DecodeString(text); err != nil {
			return fmt.Errorf("mfa: sealed secret: %w", err)
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO mfa_factor (account, factor, since, sealed) VALUES (?, ?, ?, ?)`,
		c.Account, c.Factor, at.Time.UnixMilli(), sealed)
	return err
}

// Privates is the sealed secret.
func (c *Enabled) Privates() []*ledger.Private { return []*ledger.Private{&c.Secret} }

// Target is the account.
func (c *Enabled) Target() ledger.Target { return target(c.Account) }
