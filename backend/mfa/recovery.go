package mfa

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"io"
	"slices"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

const (
	codeCount = 10
	codeBytes = 15 // 120 bits: a plain hash can't be guessed back
)

// RecoveryCodesSet gives an account new recovery codes; the old ones end.
type RecoveryCodesSet struct {
	Account ident.Account `json:"account"`
	Hashes  [][]byte      `json:"hashes"` // SHA-256, in their order
}

// RegenerateRecovery makes new recovery codes, for somebody with a code. They
// are shown this once.
func (f *Factors) RegenerateRecovery(ctx context.Context, by ledger.Actor, typed string) ([]string, error) {
	if err := require(ctx, f.DB.Read(), by.Account); err != nil {
		return nil, err
	}
	codes, set, err := f.newCodes(by.Account)
	if err != nil {
		return nil, err
	}
	if err := f.spend(ctx, by, typed, set); err != nil {
		return nil, err
	}
	return codes, nil
}

func (f *Factors) newCodes(a ident.Account) ([]string, *RecoveryCodesSet, error) {
	codes, set := make([]string, 0, codeCount), &RecoveryCodesSet{Account: a}
	for range codeCount {
		raw := make([]byte, codeBytes)
		if _, err := io.ReadFull(f.entropy, raw); err != nil {
			return nil, nil, err
		}
		code := base32.StdEncoding.EncodeToString(raw)
		codes, set.Hashes = append(codes, grouped(code, "-")), append(set.Hashes, codeHash(a, code))
	}
	slices.SortFunc(set.Hashes, bytes.Compare)
	return codes, set, nil
}

// codeHash is what is kept of a recovery code, typed with or without what
// separates its groups.
func codeHash(a ident.Account, typed string) []byte {
	bare := strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' || r == '\u00a0' {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
	hash := sha256.Sum256([]byte("intendant/recovery-code/v1\n" + string(a) + "\n" + bare))
	return hash[:]
}

// Check lets people change their own, where the second factor is on.
func (c *RecoveryCodesSet) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if len(c.Hashes) != codeCount {
		return fault.Invalid(fault.On("hashes", fault.Malformed))
	}
	for i, hash := range c.Hashes {
		if len(hash) != sha256.Size || i > 0 && bytes.Compare(c.Hashes[i-1], hash) >= 0 {
			return fault.Invalid(fault.On("hashes", fault.Malformed))
		}
	}
	return require(ctx, tx, c.Account)
}

// Apply replaces the codes.
func (c *RecoveryCodesSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM mfa_recovery_code WHERE account = ?`, c.Account)
	for _, hash := range c.Hashes {
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO mfa_recovery_code (account, hash) VALUES (?, ?)`, c.Account, hash)
	}
	return err
}

// Target is the account.
func (c *RecoveryCodesSet) Target() ledger.Target { return target(c.Account) }
