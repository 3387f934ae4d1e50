package serve_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
)

// secrets are what must not be found, by what they are.
type secrets map[string]string

// TestNoSecretIsAtRest uses everything that has a secret, and then reads the
// database and a backup of it, and every other file of the folder, as bytes.
func TestNoSecretIsAtRest(t *testing.T) {
	r := furnish(t)
	hidden := secrets{
		"password": harbour, "passphrase of the keys": coretest.Passphrase, "open hash of a password": "$argon2id$",
		"bearer token": token,
	}
	r.useSecondFactor(t, hidden)
	r.changePassword(hidden)
	r.useProviders(t, hidden)
	r.cookies(t, hidden)

	ready, err := r.core.Ready()
	if err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "copy.db")
	if err := ready.DB.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	files := append(filesOf(t, r.core.Dir()), backup)
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		hidden.notIn(t, filepath.Base(path), content)
	}
	control, err := os.ReadFile(backup)
	if err != nil || !bytes.Contains(control, []byte("ines@example.com")) || len(files) < 4 {
		t.Errorf("what isn't secret isn't found either, in %d files: %v", len(files), err)
	}
}

// useSecondFactor turns it on, renews the codes, uses one, and trusts the
// browser.
func (r *room) useSecondFactor(t *testing.T, hidden secrets) {
	t.Helper()
	secret := r.enable(t)
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil {
		t.Fatal(err)
	}
	hidden["secret of the app"], hidden["bytes of the app's secret"] = secret, string(raw)
	var made desktop.RecoveryView
	r.in.must("MFA.RegenerateRecovery", `{"code":"`+r.code(t, secret)+`"}`, &made)
	for _, code := range made.Codes {
		hidden["recovery code "+code] = code
		hidden["recovery code in one "+code] = strings.ReplaceAll(code, "-", "")
	}
	r.in.must("Account.SignOut", `{}`, nil)
	r.in.must("Account.SignIn", `{"email":"ines@example.com","password":"`+harbour+`"}`, nil)
	r.in.must("Account.SignInCode", `{"code":"`+made.Codes[0]+`","trust":true}`, nil)
}

func (r *room) changePassword(hidden secrets) {
	const next = "eight lanterns under the bridge"
	hidden["next password"] = next
	r.in.must("Account.SetPassword", `{"password":"`+next+`"}`, nil)
}

// useProviders configures one with a client secret and one with a private key.
func (r *room) useProviders(t *testing.T, hidden secrets) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	private := string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
	hidden["client secret"], hidden["provider's private key"], hidden["bytes of it"] = "a-client-secret-of-the-tests", private, string(der)
	hidden["body of the private key"] = strings.Split(private, "\n")[1]
	for _, in := range []map[string]string{
		{"kind": "google", "clientId": "intendant", "clientSecret": hidden["client secret"]},
		{"kind": "apple", "clientId": "intendant", "privateKey": private, "teamId": "A1B2C3D4E5", "keyId": "F6G7H8I9J0"},
	} {
		whole := map[string]string{"id": "", "name": "", "issuer": "", "clientSecret": "", "relay": "", "teamId": "", "keyId": "", "privateKey": ""}
		maps.Copy(whole, in)
		body, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		r.in.must("Installation.SetProvider", string(body), nil)
	}
}

// cookies are the sessions' and the trusted device's.
func (r *room) cookies(t *testing.T, hidden secrets) {
	t.Helper()
	at, err := url.Parse(r.Origin() + "/rpc/x")
	if err != nil {
		t.Fatal(err)
	}
	for _, cookie := range r.in.client.Jar.Cookies(at) {
		hidden["cookie "+cookie.Name] = cookie.Value
	}
	if len(r.in.client.Jar.Cookies(at)) == 0 {
		t.Error("no cookie to look for")
	}
}

// notIn looks for each secret as it is and as it may be written down.
func (s secrets) notIn(t *testing.T, file string, content []byte) {
	t.Helper()
	for what, secret := range s {
		bytesOf := []byte(secret)
		for _, form := range []string{
			secret, strings.ToLower(secret), strings.ToUpper(secret),
			base64.RawStdEncoding.EncodeToString(bytesOf), base64.RawURLEncoding.EncodeToString(bytesOf),
			hex.EncodeToString(bytesOf), strings.ToUpper(hex.EncodeToString(bytesOf)), strings.ReplaceAll(secret, "\n", `\n`),
		} {
			if bytes.Contains(content, []byte(form)) {
				t.Errorf("%s holds the %s", file, what)
			}
		}
	}
}

// filesOf are all files of a folder.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
