// Package issuer is a real provider of OpenID Connect for tests: zitadel's, in
// this process, with people and clients of its own. On request it misbehaves as
// an attacker or a broken provider would.
package issuer

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// The clients that it knows.
const (
	Public       = "console"                   // without a secret
	Confidential = "console-secret"            // with Secret
	Secret       = "cle-du-client-7Qx"         //nolint:gosec // of a client that exists in tests only
	Team         = "example.nordlicht.console" // with what TrustTeam says, as Apple's
)

// Password is everybody's.
const Password = "verysecure"

// Issuer is a provider that runs.
type Issuer struct {
	*storage.Storage

	URL    string
	People People

	server *http.Server
	mu     sync.Mutex
	key    *rsa.PrivateKey
	keyID  string
	mood   Mood
	team   team
}

// Mood is how it misbehaves; the zero value is well-behaved.
type Mood struct {
	// Twist changes what an ID token says before it is signed.
	Twist func(claims map[string]any)
	// Unsigned leaves the signature out (alg: none).
	Unsigned bool
	// Stranger signs with a key that isn't published.
	Stranger bool
	// Down answers nothing; Broken answers 503.
	Down, Broken bool
	// Discovery replaces the discovery document.
	Discovery func(document map[string]any)
	// Keyless publishes no keys.
	Keyless bool
	// Returns changes the answer that the browser takes back.
	Returns func(query map[string][]string)
}

// Start starts one on a free port of this computer.
func Start() (*Issuer, error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	i := &Issuer{URL: "http://" + listener.Addr().String(), People: Residents()}
	i.Storage = storage.NewStorageWithClients(i.People, map[string]*storage.Client{
		Public: storage.NativeClient(Public, "http://127.0.0.1/callback"),
	})
	i.key, i.keyID = firstKey(), rand.Text()
	quiet := op.WithLogger(slog.New(slog.DiscardHandler))
	i.server = &http.Server{
		Handler: i.misbehave(exampleop.SetupServer(i.URL, i, nil, false, quiet)), ReadHeaderTimeout: time.Second,
	}
	go func() { _ = i.server.Serve(listener) }()
	return i, nil
}

// Close stops it.
func (i *Issuer) Close() { _ = i.server.Close() }

// Behave changes how it misbehaves.
func (i *Issuer) Behave(m Mood) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.mood = m
}

func (i *Issuer) now() (Mood, *rsa.PrivateKey, string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.mood, i.key, i.keyID
}

// firstKey is that of every new one: making a key takes long.
var firstKey = sync.OnceValue(newKey)

func newKey() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err) // there is no entropy
	}
	return key
}

// Rotate signs with another key from now on, and forgets the last one.
func (i *Issuer) Rotate() {
	key := newKey()
	i.mu.Lock()
	defer i.mu.Unlock()
	i.key, i.keyID = key, rand.Text()
}

// SigningKey is the present one.
func (i *Issuer) SigningKey(context.Context) (op.SigningKey, error) {
	_, key, id := i.now()
	return signingKey{key, id}, nil
}

// KeySet is what is published.
func (i *Issuer) KeySet(context.Context) ([]op.Key, error) {
	mood, key, id := i.now()
	if mood.Keyless {
		return nil, nil
	}
	return []op.Key{publicKey{key, id}}, nil
}

// GetClientByClientID finds a client.
func (i *Issuer) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	if id == Confidential || id == Team {
		return confidential{storage.NativeClient(id, "http://127.0.0.1/callback")}, nil
	}
	return i.Storage.GetClientByClientID(ctx, id)
}

// AuthorizeClientIDSecret holds a client's secret against it.
func (i *Issuer) AuthorizeClientIDSecret(ctx context.Context, id, secret string) error {
	switch {
	case id == Team:
		return i.team.holds(secret, i.URL)
	case id != Confidential:
		return i.Storage.AuthorizeClientIDSecret(ctx, id, secret)
	case secret != Secret:
		return errors.New("issuer: wrong secret")
	}
	return nil
}

// confidential is a client with a secret, whose tokens bring everything along.
type confidential struct{ *storage.Client }

// AuthMethod is HTTP's.
func (confidential) AuthMethod() oidc.AuthMethod { return oidc.AuthMethodBasic }

// IDTokenUserinfoClaimsAssertion puts the profile into the ID token.
func (confidential) IDTokenUserinfoClaimsAssertion() bool { return true }

type signingKey struct {
	key *rsa.PrivateKey
	id  string
}

func (k signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (k signingKey) Key() any                                    { return k.key }
func (k signingKey) ID() string                                  { return k.id }

type publicKey struct {
	key *rsa.PrivateKey
	id  string
}

func (k publicKey) ID() string                         { return k.id }
func (k publicKey) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (k publicKey) Use() string                        { return "sig" }
func (k publicKey) Key() any                           { return &k.key.PublicKey }
