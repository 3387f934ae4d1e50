package password

import (
	"context"
	"fmt"
	"sync"

	"github.com/alexedwards/argon2id"
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
	return argon2id.CreateHash(normal, &h.cost)
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

func (h *Hasher) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *Hasher) leave() { <-h.slots }
