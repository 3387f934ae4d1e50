package password

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"sync"

	"github.com/alexedwards/argon2id"
	"golang.org/x/crypto/argon2"
)

// concurrent is how many hashes are computed at a time: each takes 64 MiB and a
// core, so that a flood of guesses slows the guesser and not the machine.
const concurrent = 2

// Cost is what a hash takes.
type Cost = argon2id.Params

// Standard is the cost of the hashes that are stored: 64 MiB, above the 46 MiB
// that OWASP asks for at one pass.
var Standard = Cost{Memory: 64 * 1024, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Hasher hashes and compares passwords, a few at a time.
type Hasher struct {
	// Entropy is where the salts come from. Only the demo sets it, to be
	// repeatable.
	Entropy io.Reader

	cost  Cost
	slots chan struct{}
	dummy func() (string, error)
}

// NewHasher makes a Hasher; only tests pass another cost than Standard.
func NewHasher(cost Cost) *Hasher {
	return &Hasher{
		cost:  cost,
		slots: make(chan struct{}, concurrent),
		dummy: sync.OnceValues(func() (string, error) { return argon2id.CreateHash("nobody", &cost) }),
	}
}

// Hash hashes a normalized password. The result names its parameters, so that
// they can grow later.
func (h *Hasher) Hash(ctx context.Context, normal string) (string, error) {
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	if h.Entropy != nil {
		return h.repeatable(normal)
	}
	return argon2id.CreateHash(normal, &h.cost)
}

// repeatable is argon2id.CreateHash with a salt of ours.
func (h *Hasher) repeatable(normal string) (string, error) {
	salt := make([]byte, h.cost.SaltLength)
	if _, err := io.ReadFull(h.Entropy, salt); err != nil {
		return "", fmt.Errorf("salt: %w", err)
	}
	c, text := h.cost, base64.RawStdEncoding
	key := argon2.IDKey([]byte(normal), salt, c.Iterations, c.Memory, c.Parallelism, c.KeyLength)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Iterations, c.Parallelism,
		text.EncodeToString(salt), text.EncodeToString(key)), nil
}

// Matches compares a normalized password with a hash. An empty hash stands for a
// person who does not exist: it takes the same work and never matches.
func (h *Hasher) Matches(ctx context.Context, normal, hash string) (bool, error) {
	if err := h.enter(ctx); err != nil {
		return false, err
	}
	defer h.leave()
	compared := hash
	if hash == "" {
		dummy, err := h.dummy()
		if err != nil {
			return false, fmt.Errorf("hash for nobody: %w", err)
		}
		compared = dummy
	}
	ok, err := argon2id.ComparePasswordAndHash(normal, compared)
	return ok && hash != "", err
}

// Weak reports whether a hash costs less to guess at than those that are made
// now.
func (h *Hasher) Weak(hash string) bool {
	has, salt, key, err := argon2id.DecodeHash(hash)
	if err != nil {
		return true
	}
	return has.Memory < h.cost.Memory || has.Iterations < h.cost.Iterations ||
		len(salt) < int(h.cost.SaltLength) || len(key) < int(h.cost.KeyLength)
}

func (h *Hasher) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *Hasher) leave() { <-h.slots }
