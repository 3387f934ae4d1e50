package sociallogin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// assertionTime is how long what stands in for Apple's client secret is good:
// it is made anew for each request.
const assertionTime = 5 * time.Minute

var errKey = errors.New("sociallogin: not a private key of P-256 in PEM (PKCS #8)")

// parseKey reads the file that Apple gives once.
func parseKey(text string) (*ecdsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errKey
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	key, ok := parsed.(*ecdsa.PrivateKey)
	if err != nil || !ok || key.Curve != elliptic.P256() {
		return nil, errKey
	}
	return key, nil
}

// clientSecret is what a provider knows this installation by at a time: the
// secret, or what Apple has in place of one, a statement signed by the team's
// key.
func (p Provider) clientSecret(s secrets, now time.Time) (string, error) {
	if p.Kind != Apple {
		return s.client, nil
	}
	key, err := parseKey(s.key)
	if err != nil {
		return "", err
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key},
		(&jose.SignerOptions{}).WithHeader("kid", p.KeyID))
	if err != nil {
		return "", err
	}
	return jwt.Signed(signer).Claims(jwt.Claims{
		Issuer: p.TeamID, Subject: p.ClientID, Audience: jwt.Audience{p.Issuer},
		IssuedAt: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(now.Add(assertionTime)),
	}).Serialize()
}
