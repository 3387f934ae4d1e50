package mfa

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// RecoveryCodeUsed spends a recovery code.
type RecoveryCodeUsed struct {
	Account ident.Account `json:"account"`
	Hash    []byte        `json:"hash"` // SHA-256
}

// Check accepts each code once. An unknown one and one that was used are the
// same fault.CodeWrong.
func (c *RecoveryCodeUsed) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	var works bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM mfa_recovery_code WHERE account = ? AND hash = ? AND used IS NULL)`, c.Account, c.Hash).
		Scan(&works)
	if err == nil && !works {
		err = fault.New(fault.CodeWrong)
	}
	return err
}

// Apply notes that it was used.
func (c *RecoveryCodeUsed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE mfa_recovery_code SET used = ? WHERE account = ? AND hash = ?`,
		at.Time.UnixMilli(), c.Account, c.Hash)
	return err
}

// Target is the account.
func (c *RecoveryCodeUsed) Target() ledger.Target { return target(c.Account) }
