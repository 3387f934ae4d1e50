package cli

import (
	"encoding/binary"
	"math/rand/v2"
	"sync"
)

// predictable is the demo's entropy: the same seed gives the same bytes. Nothing
// but the demo may use it.
type predictable struct {
	mu     sync.Mutex
	source *rand.ChaCha8
}

func seeded(seed uint64) *predictable {
	return &predictable{source: rand.NewChaCha8(spread(seed, "bytes"))}
}

// Read fills p.
func (p *predictable) Read(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.source.Read(b)
}

// choices are the demo's dice, those of each use apart, and apart from its bytes:
// what is told stays the same when a key needs more of those.
func choices(seed uint64, use string) *rand.Rand { return rand.New(rand.NewChaCha8(spread(seed, use))) } //nolint:gosec // a demo

func spread(seed uint64, use string) (key [32]byte) {
	copy(key[binary.PutUvarint(key[:], seed):], use)
	return key
}
