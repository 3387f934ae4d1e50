package account_test

import (
	"encoding/binary"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/password"
	"intendant/backend/testhouse"
)

// refusals are the ways in which signing in fails, none of which may be told
// from another. A house's bruno has to wait.
func refusals(tb testing.TB, cost password.Cost) (*testhouse.House, map[string]func(n int) error) {
	tb.Helper()
	h := testhouse.Open(tb)
	h.Accounts.Hasher = password.NewHasher(cost)
	owner := h.SignUp(tb, "astrid")
	h.LetIn(tb, owner)
	h.SignUp(tb, "bruno")
	for range 5 {
		_ = signIn(h, "bruno@nordlicht.example", wrong)
	}
	_ = signIn(h, "nobody@nordlicht.example", wrong) // so that the hash for nobody is made
	return h, map[string]func(n int) error{
		"nobody":    func(n int) error { return signIn(h, "nobody"+strconv.Itoa(n)+"@nordlicht.example", wrong) },
		"wrong":     func(int) error { return signIn(h, "astrid@nordlicht.example", wrong) },
		"too early": func(int) error { return signIn(h, "bruno@nordlicht.example", testhouse.Password) },
	}
}

// commits are the transactions that the write-ahead log holds: the frames that
// end one say how large the database is after it.
func commits(t *testing.T, h *testhouse.House) int {
	t.Helper()
	log, err := os.ReadFile(h.Path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	const header, frameHeader = 32, 24
	page, n := int(binary.BigEndian.Uint32(log[8:])), 0
	for at := header; at+frameHeader+page <= len(log); at += frameHeader + page {
		sameSalt := slices.Equal(log[at+8:at+16], log[16:24])
		if sameSalt && binary.BigEndian.Uint32(log[at+4:]) != 0 {
			n++
		}
	}
	return n
}

// Whoever is refused waits for as many hashes and as many durable writes, why
// ever it is.
func TestRefusalsAreTheSameWork(t *testing.T) {
	const memory = 32 * 1024 // KiB: much more than all else takes
	h, ways := refusals(t, password.Cost{Memory: memory, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	for name, way := range ways {
		var before, after runtime.MemStats
		written := commits(t, h)
		runtime.ReadMemStats(&before)
		if err := way(0); !fault.Is(err, fault.SignInFailed) {
			t.Fatalf("%s: %v", name, err)
		}
		runtime.ReadMemStats(&after)
		if hashes := (after.TotalAlloc - before.TotalAlloc) / (memory * 1024); hashes != 1 {
			t.Errorf("%s: %d hashes", name, hashes)
		}
		if n := commits(t, h) - written; n != 2 {
			t.Errorf("%s: %d commits, not the count and the entry", name, n)
		}
	}
}

// BenchmarkRefusals measures them at the cost that they really have; the medians
// should differ no more than they do from run to run.
func BenchmarkRefusals(b *testing.B) {
	h, ways := refusals(b, password.Standard)
	for _, name := range []string{"nobody", "wrong", "too early"} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for n := range b.N {
				if name == "wrong" {
					h.Clock.Advance(time.Minute)
				}
				begun := time.Now()
				_ = ways[name](n)
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
		})
	}
}
