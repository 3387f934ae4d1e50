package mfa

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// TrustFor is how long a device signs in without a code.
const TrustFor = 30 * 24 * time.Hour

// Trusted is a device that signs in without a code.
type Trusted struct {
	ID      ident.Trust
	Device  string
	Since   time.Time
	Expires time.Time
}

// Token is what a trusted device keeps and shows the next time.
type Token struct {
	Text    string
	Expires time.Time
}

// trusting makes a token, and the Change that trusts the device that gets it.
func (f *Factors) trusting(a ident.Account, device string) (Token, *DeviceTrusted) {
	token := Token{Text: rand.Text(), Expires: f.Clock.Now().Add(TrustFor)}
	return token, &DeviceTrusted{
		Account: a, Device: device, Expires: token.Expires.UnixMilli(), Hash: tokenHash(a, token.Text),
		Trust: ident.New[ident.Trust](f.IDs),
	}
}

func tokenHash(a ident.Account, token string) []byte {
	hash := sha256.Sum256([]byte("intendant/trusted-device/v1\n" + string(a) + "\n" + token))
	return hash[:]
}

// Trusts reports whether a token makes an account's code unnecessary now. A
// clock that was set back to before it was given doesn't revive one.
func (f *Factors) Trusts(ctx context.Context, a ident.Account, token string) (bool, error) {
	if token == "" {
		return false, nil
	}
	var trusted bool
	now := f.Clock.Now().UnixMilli()
	err := f.DB.Read().QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM mfa_trusted_device WHERE account = ?1 AND hash = ?2 AND since <= ?3 AND expires > ?3)`,
		a, tokenHash(a, token), now).Scan(&trusted)
	return trusted, sqlite.Classify(err)
}

// trustedOf are the devices that are trusted now, the newest first.
func trustedOf(ctx context.Context, q sqlite.Queryer, a ident.Account, now time.Time) ([]Trusted, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT id, device, since, expires FROM mfa_trusted_device WHERE account = ? AND expires > ? ORDER BY since DESC, id DESC`,
		a, now.UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Trusted
	for rows.Next() {
		var one Trusted
		var since, expires int64
		if err := rows.Scan(&one.ID, &one.Device, &since, &expires); err != nil {
			return nil, err
		}
		one.Since, one.Expires = time.UnixMilli(since).UTC(), time.UnixMilli(expires).UTC()
		list = append(list, one)
	}
	return list, rows.Err()
}
