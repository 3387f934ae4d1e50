package limit_test

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/limit"
)

var start = time.UnixMilli(1_763_770_000_000).UTC()

func TestTakeUpToTheLimitAtOnce(t *testing.T) {
	r := limit.NewRates()
	rate := limit.PerSecond(5)
	for n := range 5 {
		if wait, ok := r.Take(start, "key", rate, 1); !ok || wait != 0 {
			t.Fatal(n, wait)
		}
	}
	wait, ok := r.Take(start, "key", rate, 1)
	if ok || wait != 200*time.Millisecond {
		t.Errorf("%t, %s", ok, wait)
	}
	if _, ok := r.Take(start, "another", rate, 1); !ok {
		t.Error("another one has to wait, too")
	}
	if _, ok := r.Take(start.Add(wait-time.Microsecond), "key", rate, 1); ok {
		t.Error("it comes early")
	}
	if _, ok := r.Take(start.Add(wait), "key", rate, 1); !ok {
		t.Error("it waits in vain")
	}
	if left, full := r.Left(start.Add(wait), "key", rate); left != 0 || full != time.Second {
		t.Errorf("%d, %s", left, full)
	}
	if left, full := r.Left(start.Add(time.Hour), "key", rate); left != 5 || full != 0 {
		t.Errorf("%d, %s", left, full)
	}
}

func TestWithoutALimit(t *testing.T) {
	r := limit.NewRates()
	for range 1000 {
		if wait, ok := r.Take(start, "key", limit.PerMinute(0), math.MaxInt64); !ok || wait != 0 {
			t.Fatal(wait)
		}
	}
	r.Settle(start, "key", limit.PerMinute(0), 1, 1)
	if left, full := r.Left(start, "key", limit.PerMinute(0)); left != math.MaxInt64 || full != 0 {
		t.Errorf("%d, %s", left, full)
	}
}

func TestMoreThanTheRateAllows(t *testing.T) {
	r := limit.NewRates()
	if wait, ok := r.Hold(start, "key", limit.PerMinute(100), 101); ok || wait != limit.Never {
		t.Errorf("%t, %s", ok, wait)
	}
	if _, ok := r.Hold(start, "key", limit.PerMinute(100), 100); !ok {
		t.Error("all of it at once")
	}
	huge := limit.PerMinute(math.MaxInt64)
	if wait, ok := r.Take(start, "huge", huge, limit.Most); !ok || wait != 0 {
		t.Errorf("%t, %s", ok, wait)
	}
	if wait, ok := r.Take(start, "huge", huge, limit.Most/2); ok || wait != 30*time.Second {
		t.Errorf("%t, %s", ok, wait)
	}
}

// TestWhatIsHeld counts in full until it is settled, and leaks from then on.
func TestWhatIsHeld(t *testing.T) {
	r := limit.NewRates()
	rate := limit.PerMinute(600)
	hold := func(at time.Time, cost int64) bool {
		_, ok := r.Hold(at, "key", rate, cost)
		return ok
	}
	if !hold(start, 500) || hold(start, 200) || hold(start.Add(time.Hour), 200) {
		t.Error("what is held leaks")
	}
	later := start.Add(time.Hour)
	r.Settle(later, "key", rate, 500, 100)
	if left, _ := r.Left(later, "key", rate); left != 500 {
		t.Errorf("%d left", left)
	}
	if !hold(later, 500) || hold(later, 1) {
		t.Error("what was guessed too high isn't free again")
	}
	r.Settle(later, "key", rate, 500, 0)
	if left, full := r.Left(later, "key", rate); left != 500 || full != 10*time.Second {
		t.Errorf("%d left, %s", left, full)
	}
	if !hold(later, 10) {
		t.Fatal("refused")
	}
	r.Settle(later, "key", rate, 10, 1_000_000) // the provider counts otherwise
	if left, full := r.Left(later, "key", rate); left != 0 || full != time.Minute {
		t.Errorf("%d left, %s", left, full)
	}
}

func TestALimitThatIsChanged(t *testing.T) {
	r := limit.NewRates()
	if _, ok := r.Take(start, "key", limit.PerSecond(100), 100); !ok {
		t.Fatal("refused")
	}
	if wait, ok := r.Take(start, "key", limit.PerSecond(10), 1); ok || wait != 9100*time.Millisecond {
		t.Errorf("lowered: %t, %s", ok, wait)
	}
	if left, _ := r.Left(start, "key", limit.PerSecond(10)); left != 0 {
		t.Errorf("%d left", left)
	}
	if _, ok := r.Take(start, "key", limit.PerSecond(200), 100); !ok {
		t.Error("raised")
	}
}

func TestAClockThatIsSetBack(t *testing.T) {
	r := limit.NewRates()
	rate := limit.PerSecond(1)
	r.Take(start, "key", rate, 1)
	if _, ok := r.Take(start.Add(-time.Millisecond), "key", rate, 1); ok {
		t.Error("a goroutine that was late got more")
	}
	if wait, ok := r.Take(start.Add(-time.Hour), "key", rate, 1); ok || wait != time.Second {
		t.Errorf("%t, %s", ok, wait)
	}
	if _, ok := r.Take(start.Add(-time.Hour+time.Second), "key", rate, 1); !ok {
		t.Error("it waits for the time that the clock had")
	}
}

// taken is what was let through: used once it is settled, and before that all of it.
type taken struct {
	at, cost, used int64 // µs
	open           bool
}

// TestNeverMoreThanTheRateAndOneBurst takes, holds and settles at any times: in no
// window more is let through than the rate times its length and one burst.
func TestNeverMoreThanTheRateAndOneBurst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := limit.PerSecond(rapid.Int64Range(1, 50).Draw(t, "a second"))
		if rapid.Bool().Draw(t, "by the minute") {
			rate = limit.PerMinute(rapid.Int64Range(1, 5000).Draw(t, "a minute"))
		}
		r, at := limit.NewRates(), int64(0)
		var all []taken
		now := func() time.Time { return start.Add(time.Duration(at) * time.Microsecond) }
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			at += rapid.Int64Range(0, 2*rate.Per.Microseconds()/rate.Limit+2).Draw(t, "later")
			cost := rapid.Int64Range(0, rate.Limit).Draw(t, "cost")
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				if _, ok := r.Take(now(), "key", rate, cost); ok {
					all = append(all, taken{at: at, cost: cost, used: cost})
				}
			case 1:
				if _, ok := r.Hold(now(), "key", rate, cost); ok {
					all = append(all, taken{at: at, cost: cost, used: cost, open: true})
				}
			case 2:
				for i := range all {
					if all[i].open {
						all[i].used, all[i].open = rapid.Int64Range(0, all[i].cost).Draw(t, "used"), false
						r.Settle(now(), "key", rate, all[i].cost, all[i].used)
						break
					}
				}
			}
		}
		for i := range all {
			sum := int64(0)
			for _, one := range all[i:] {
				sum += one.used
				if most := rate.Limit*rate.Per.Microseconds() + rate.Limit*(one.at-all[i].at); sum*rate.Per.Microseconds() > most {
					t.Fatalf("%d within %d µs at %+v: %+v", sum, one.at-all[i].at, rate, all)
				}
			}
		}
	})
}

// TestWaitIsEnough: whoever comes again after the wait, and nobody else did, is let
// through, and a microsecond earlier is not.
func TestWaitIsEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := limit.PerMinute(rapid.Int64Range(1, 100_000).Draw(t, "a minute"))
		r, at := limit.NewRates(), start
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			r.Take(at, "key", rate, rapid.Int64Range(0, rate.Limit).Draw(t, "before"))
			at = at.Add(time.Duration(rapid.Int64Range(0, 100_000).Draw(t, "later")) * time.Microsecond)
		}
		cost := rapid.Int64Range(1, rate.Limit).Draw(t, "cost")
		wait, ok := r.Take(at, "key", rate, cost)
		if ok {
			return
		}
		if _, ok := r.Take(at.Add(wait-time.Microsecond), "key", rate, cost); ok {
			t.Fatal("it came early")
		}
		if _, ok := r.Take(at.Add(wait), "key", rate, cost); !ok {
			t.Fatal("it waited in vain")
		}
	})
}

// TestManyAtOnce lets goroutines race for the same ids.
func TestManyAtOnce(t *testing.T) {
	r := limit.NewRates()
	var passed atomic.Int64
	var all sync.WaitGroup
	for g := range 16 {
		all.Go(func() {
			for n := range 2000 {
				id := fmt.Sprint("key ", n%4)
				at := start.Add(-time.Duration(g) * time.Millisecond)
				if _, ok := r.Hold(at, id, limit.PerMinute(100), 1); ok {
					passed.Add(1)
					r.Settle(at, id, limit.PerMinute(100), 1, 1)
				}
			}
		})
	}
	all.Wait()
	if passed.Load() != 400 {
		t.Errorf("%d of 400 passed", passed.Load())
	}
}

// TestIdsThatAreGone don't stay in memory.
func TestIdsThatAreGone(t *testing.T) {
	r := limit.NewRates()
	for n := range 500_000 {
		r.Take(start.Add(time.Duration(n)*time.Second), fmt.Sprint(n), limit.PerSecond(1), 1)
	}
	if n := limit.BucketsForTest(r); n > 200_000 {
		t.Errorf("%d buckets", n)
	}
}

func TestTakingAllocatesNothing(t *testing.T) {
	r := limit.NewRates()
	rate, at := limit.PerMinute(1_000_000), start
	allocs := testing.AllocsPerRun(1000, func() {
		at = at.Add(time.Millisecond)
		r.Take(at, "requests", rate, 1)
		r.Hold(at, "tokens", rate, 10)
		r.Settle(at, "tokens", rate, 10, 5)
		r.Left(at, "tokens", rate)
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func BenchmarkRates(b *testing.B) {
	ids := make([]string, 10_000)
	for i := range ids {
		ids[i] = fmt.Sprint("key_01KB3F7W9ZQ2M4X8T6RV", i)
	}
	r, rate := limit.NewRates(), limit.PerSecond(1_000_000)
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			r.Take(start.Add(time.Duration(n)), ids[n%len(ids)], rate, 1)
		}
	})
	b.Run("hold and settle", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			at, id := start.Add(time.Duration(n)), ids[n%len(ids)]
			r.Hold(at, id, rate, 2)
			r.Settle(at, id, rate, 2, 1)
		}
	})
	b.Run("parallel", func(b *testing.B) {
		b.ReportAllocs()
		var from atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			for n := int(from.Add(977)); pb.Next(); n++ {
				r.Take(start.Add(time.Duration(n)), ids[n%len(ids)], rate, 1)
			}
		})
	})
}
