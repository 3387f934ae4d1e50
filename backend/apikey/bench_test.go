package apikey_test

import (
	"crypto/sha256"
	"slices"
	"testing"
	"time"

	"intendant/backend/apikey"
)

// BenchmarkCheck checks keys among 100,000 as the gateway does (their form, their
// check, which one it is, its secret, its times) beside nothing but the SHA-256 of
// their texts. Both take turns, and the medians of those count, so that what else the
// machine does falls on both alike.
func BenchmarkCheck(b *testing.B) {
	const keys, turn = 100_000, 500
	all, texts := written(b, keys)
	var ring apikey.Ring
	ring.Fill(all)
	at, now, opened := 0, time.Now(), 0
	var sum [sha256.Size]byte
	buffer := make([]byte, 0, len(texts[0]))
	take := func(one func(text string)) time.Duration {
		begun := time.Now()
		for range turn {
			at = (at + 7919) % keys
			one(texts[at])
		}
		return time.Since(begun)
	}
	var hashes, checks []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		hashes = append(hashes, take(func(text string) {
			buffer = append(buffer[:0], text...)
			sum = sha256.Sum256(buffer)
		}))
		checks = append(checks, take(func(text string) {
			if _, v := ring.Check(text, now); v == apikey.Opens {
				opened++
			}
		}))
	}
	if opened != turn*len(checks) || sum == [sha256.Size]byte{} {
		b.Fatalf("%d of %d opened", opened, turn*len(checks))
	}
	hash, check := median(hashes), median(checks)
	b.ReportMetric(float64(hash)/turn, "ns/SHA-256")
	b.ReportMetric(float64(check)/turn, "ns/check")
	b.ReportMetric(float64(check)/float64(hash), "×SHA-256")
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// TestCheckAllocatesNothing holds the path of each request.
func TestCheckAllocatesNothing(t *testing.T) {
	all, texts := written(t, 1)
	var ring apikey.Ring
	ring.Fill(all)
	now := time.Now()
	allocs := testing.AllocsPerRun(100, func() {
		parsed, _ := apikey.Parse(texts[0])
		if l, v := ring.Check(texts[0], now); v != apikey.Opens || l.ID != parsed {
			t.Fail()
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
