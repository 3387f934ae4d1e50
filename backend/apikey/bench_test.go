package apikey_test

import (
	"crypto/rand"
	"crypto/sha256"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/ident"
)

// BenchmarkCheck checks a key among 100,000 as the gateway does (its form, its
// check, which one it is, both hashes, its times) beside nothing but the SHA-256 of
// its text.
func BenchmarkCheck(b *testing.B) {
	const keys = 100_000
	ids := ident.NewSource(clock.System{}, nil)
	var ring apikey.Ring
	texts, all := make([]string, keys), make([]apikey.Live, keys)
	for i := range texts {
		id := ident.New[ident.Key](ids)
		text, err := apikey.WriteForTest(id, rand.Reader)
		if err != nil {
			b.Fatal(err)
		}
		texts[i] = text
		all[i] = apikey.Live{ID: id, Hash: apikey.Hash(text)}
	}
	ring.Fill(all)
	now := time.Now()
	next := func(n *int) string { *n = (*n + 7919) % keys; return texts[*n] }
	b.Run("SHA-256", func(b *testing.B) {
		b.ReportAllocs()
		var sum [32]byte
		buffer := make([]byte, 0, 80)
		for n := 0; b.Loop(); {
			buffer = append(buffer[:0], next(&n)...)
			sum = sha256.Sum256(buffer)
		}
		_ = sum
	})
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); {
			if _, v := ring.Check(next(&n), now); v != apikey.Opens {
				b.Fatal(v)
			}
		}
	})
}

// TestCheckAllocatesNothing holds the path of each request.
func TestCheckAllocatesNothing(t *testing.T) {
	id, text := fresh(t)
	var ring apikey.Ring
	ring.Put(&apikey.Live{ID: id, Hash: apikey.Hash(text)})
	now := time.Now()
	allocs := testing.AllocsPerRun(100, func() {
		parsed, _ := apikey.Parse(text)
		if l, v := ring.Check(text, now); v != apikey.Opens || l.ID != parsed {
			t.Fail()
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
