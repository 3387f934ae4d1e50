package issuer

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// team is who may speak for the client Team.
type team struct {
	id, keyID string
	key       *ecdsa.PublicKey
}

// TrustTeam lets a team's key, in PEM, sign for the client Team.
func (i *Issuer) TrustTeam(id, keyID, key string) error {
	block, _ := pem.Decode([]byte(key))
	if block == nil {
		return errors.New("issuer: no PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return err
	}
	private, ok := parsed.(*ecdsa.PrivateKey)
	if !ok {
		return errors.New("issuer: another sort of key")
	}
	i.team = team{id: id, keyID: keyID, key: &private.PublicKey}
	return nil
}

// holds checks what stands in for a client secret by Apple's rules.
func (t team) holds(secret, issuer string) error {
	token, err := jwt.ParseSigned(secret, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return err
	}
	if t.key == nil || token.Headers[0].KeyID != t.keyID {
		return errors.New("issuer: no such key")
	}
	var said jwt.Claims
	if err := token.Claims(t.key, &said); err != nil {
		return err
	}
	if said.Expiry == nil || time.Until(said.Expiry.Time()) > 180*24*time.Hour {
		return errors.New("issuer: good for too long")
	}
	return said.Validate(jwt.Expected{Issuer: t.id, Subject: Team, AnyAudience: jwt.Audience{issuer}, Time: time.Now()})
}
