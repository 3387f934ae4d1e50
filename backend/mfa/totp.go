package mfa

import (
	"context"
	"crypto/subtle"
	"strings"
	"time"
	"unicode"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// What every authenticator app understands.
const (
	period = 30 // seconds in a time step
	digits = otp.DigitsSix
)

func stepAt(now time.Time) int64 { return now.Unix() / period }

// matching is the newest time step around now whose code was typed, or false.
// All three are compared, whichever fits.
func matching(secret, typed string, now time.Time) (int64, bool) {
	found, ok := int64(0), false
	for step := stepAt(now) - 1; step <= stepAt(now)+1; step++ {
		code, err := codeAt(secret, step, digits)
		if err == nil && subtle.ConstantTimeCompare([]byte(code), []byte(typed)) == 1 {
			found, ok = step, true
		}
	}
	return found, ok
}

func codeAt(secret string, step int64, length otp.Digits) (string, error) {
	return hotp.GenerateCodeCustom(secret, uint64(step), hotp.ValidateOpts{Digits: length, Algorithm: otp.AlgorithmSHA1}) //nolint:gosec // no time before 1970
}

// accept takes a code of the account's app, once: the step that it belongs to
// is remembered in the transaction that compares it, and neither it nor an
// earlier one is accepted again.
func (f *Factors) accept(ctx context.Context, a ident.Account, typed string) (ok bool, err error) {
	err = f.DB.Write(ctx, func(tx *sqlite.Tx) error {
		found, err := factorOf(ctx, tx, a)
		if err != nil || found.sealed == nil {
			return err
		}
		secret, err := f.Vault.Open(found.sealed, factorPlace(a, found.id)...)
		if err != nil {
			return err
		}
		if step, matches := matching(string(secret), typed, f.Clock.Now()); matches {
			ok, err = advance(ctx, tx, found.id, step)
		}
		return err
	})
	return ok && err == nil, err
}

// advance remembers a step, unless it isn't past the last one.
func advance(ctx context.Context, tx *sqlite.Tx, id ident.Factor, step int64) (bool, error) {
	done, err := tx.ExecContext(ctx,
		`INSERT INTO mfa_activity (factor, step) VALUES (?, ?)
		 ON CONFLICT (factor) DO UPDATE SET step = excluded.step WHERE excluded.step > mfa_activity.step`, id, step)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// factorPlace is the associated data of a sealed secret: it opens nowhere else.
func factorPlace(a ident.Account, id ident.Factor) []string {
	return []string{"mfa_factor", string(a), string(id), "sealed"}
}

// sixDigits is a code as apps show it, typed in whatever digits the keyboard
// has, with spaces or not. ok is false for what can only be a recovery code.
func sixDigits(typed string) (code string, ok bool) {
	var b strings.Builder
	for _, r := range typed {
		if unicode.IsSpace(r) || r == '-' {
			continue
		}
		digit, is := latinDigit(r)
		if !is {
			return "", false
		}
		b.WriteRune(digit)
	}
	return b.String(), b.Len() == digits.Length()
}

// latinDigit is the digit in the form that codes are made in; Arabic keyboards
// have two others.
func latinDigit(r rune) (rune, bool) {
	for _, zero := range []rune{'0', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return '0' + r - zero, true
		}
	}
	return 0, false
}
