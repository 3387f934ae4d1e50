package invitation

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
)

// fileHead is the first line of an invitation as a file, a C2SP signed note.
const fileHead = "intendant.invitation/v1"

// signer signs notes as the device does checkpoints.
type signer struct {
	note.Verifier

	key ed25519.PrivateKey
}

// Sign is the device's signature.
func (s signer) Sign(text []byte) ([]byte, error) { return ed25519.Sign(s.key, text), nil }

func signerOf(d ledger.Device) (signer, error) {
	verifier, err := note.NewVerifier(ledger.VerifierKey(d.ID, d.Public()))
	if err != nil {
		return signer{}, fmt.Errorf("invitation: key of this device: %w", err)
	}
	return signer{verifier, d.Key}, nil
}

// file is the invitation as a file: what the link holds, and what it is about.
func (s signer) file(t Token, organization, by string, one Invitation) (string, error) {
	var b strings.Builder
	b.WriteString(fileHead + "\n")
	for _, line := range [][2]string{
		{"to", string(t.To)},
		{"token", t.text()},
		{"organization", organization},
		{"by", by},
		{"email", one.Email},
		{"expires", one.Expires.Format(time.RFC3339)},
	} {
		b.WriteString(line[0] + ": " + line[1] + "\n")
	}
	signed, err := note.Sign(&note.Note{Text: b.String()}, s)
	return string(signed), err
}

// isFile tells a file from a link.
func isFile(text string) bool { return strings.HasPrefix(strip(text), fileHead) }

// strip undoes what a mail or an editor does to a text file.
func strip(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.TrimLeft(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n")
}

// openFile verifies a file and returns its token. One that was made elsewhere
// can't be verified here, and leads elsewhere anyway.
func openFile(text string, here ident.Installation, verifier note.Verifier) (Token, error) {
	text = strings.TrimRight(strip(text), "\n") + "\n"
	token, ok := fieldsOf(text)
	if ok && token.To != here {
		return Token{}, fault.New(fault.InvitationElsewhere)
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return Token{}, fault.Wrap(fault.InvitationAltered, err)
	}
	if token, ok = fieldsOf(opened.Text); !ok {
		return Token{}, fault.New(fault.InvitationAltered)
	}
	return token, nil
}

func fieldsOf(text string) (Token, bool) {
	fields := map[string]string{}
	for line := range bytes.Lines([]byte(text)) {
		if name, value, ok := strings.Cut(strings.TrimSuffix(string(line), "\n"), ": "); ok && fields[name] == "" {
			fields[name] = value
		}
	}
	return tokenOf(fields["to"], fields["token"])
}

// fileName is what to save a file as; nothing of it is a person's.
func fileName(id ident.Invitation) string { return string(id) + ".intendant-invitation" }
