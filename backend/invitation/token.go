package invitation

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// secretSize is 144 bits, written as 24 characters.
const secretSize = 18

// Token is what a link holds.
type Token struct {
	To     ident.Installation
	ID     ident.Invitation
	Secret []byte
}

// Link is the token as it is sent.
func (t Token) Link() string { return "intendant:join?to=" + string(t.To) + "&token=" + t.text() }

func (t Token) text() string {
	return string(t.ID) + "." + base64.RawURLEncoding.EncodeToString(t.Secret)
}

func hashOf(secret []byte) []byte {
	sum := sha256.Sum256(secret)
	return sum[:]
}

func (i *Invitations) newSecret() ([]byte, error) {
	from := i.Entropy
	if from == nil {
		from = rand.Reader
	}
	secret := make([]byte, secretSize)
	if _, err := io.ReadFull(from, secret); err != nil {
		return nil, fault.Wrap(fault.Internal, fmt.Errorf("invitation: secret: %w", err))
	}
	return secret, nil
}

var link = regexp.MustCompile(`intendant:join\?to=(ins_[0-9A-Z]{26})&(?:amp;)?token=(inv_[0-9A-Z]{26})\.([0-9A-Za-z_-]{24})`)

// parseLink finds the link in what somebody pasted: mail programs break long
// lines, and people copy the words around it.
func parseLink(text string) (Token, bool) {
	joined := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
	found := link.FindStringSubmatch(joined)
	if found == nil {
		return Token{}, false
	}
	return tokenOf(found[1], found[2]+"."+found[3])
}

func tokenOf(to, text string) (Token, bool) {
	id, written, _ := strings.Cut(text, ".")
	installation, err := ident.Parse[ident.Installation](to)
	if err != nil {
		return Token{}, false
	}
	invitation, err := ident.Parse[ident.Invitation](id)
	if err != nil {
		return Token{}, false
	}
	secret, err := base64.RawURLEncoding.Strict().DecodeString(written)
	return Token{To: installation, ID: invitation, Secret: secret}, err == nil && len(secret) == secretSize
}
