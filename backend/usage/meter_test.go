package usage

import (
	"errors"
	"math"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/clock"
)

func TestReserveAndSettle(t *testing.T) {
	h := newHouse(t)
	r := h.reserve(100)
	h.uses("org", "0 spent, 0 tokens, 100 reserved")
	h.must(r.Settle(spent(40)))
	h.must(r.Settle(spent(50))) // never twice
	r.Release()
	for _, scope := range []string{"org", "org/small", string(shop), string(shop) + "/small", string(key), string(key) + "/small"} {
		h.uses(scope, "40 spent, 40 tokens, 0 reserved")
	}
	h.uses("org/large", "0 spent, 0 tokens, 0 reserved")
	h.reserve(10).Release()
	h.uses("org", "40 spent, 40 tokens, 0 reserved")
}

func TestFull(t *testing.T) {
	h := newHouse(t)
	for scope, x := range map[string]Cap{
		"spend":  {Scope: string(shop), Level: "workspace", Spend: 100},
		"tokens": {Scope: "org/small", Level: "organization", Tokens: 100},
	} {
		r := h.reserve(60, x)
		_, err := h.m.Reserve(h.exchange(), Worst{Spend: 41, Tokens: 41}, []Cap{x})
		var full *Full
		if !errors.As(err, &full) || full.Cap != x || full.Used != 60 || full.Tokens != (scope == "tokens") ||
			!full.Resets.Equal(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s: got %v, %+v", scope, err, full)
		}
		h.reserve(40, x).Release()
		r.Release()
	}
}

// TestOneExchangeStopsNoOthers: however much somebody asks for, or a provider says that
// it was, the sums stay sums, and everybody goes on being counted.
func TestOneExchangeStopsNoOthers(t *testing.T) {
	h := newHouse(t)
	for range 40 {
		r, err := h.m.Reserve(h.exchange(), Worst{Spend: math.MaxInt64, Tokens: math.MaxInt64}, nil)
		h.must(err)
		h.must(r.Settle(Outcome{Input: math.MaxInt64, Output: math.MaxInt64, Spend: math.MaxInt64}))
		h.must(h.m.Import(t.Context()))
	}
	if n := h.count(`SELECT SUM(input + output + spend) FROM usage_day_activity`); n < 1<<54 {
		t.Errorf("%d", n)
	}
	if n := h.count(`SELECT SUM(requests) FROM usage_model_activity`); n != 40 {
		t.Errorf("%d", n)
	}
	if spend, tokens, reserved := h.m.Used(atelier, "org"); spend != 40*most || tokens != 80*most || reserved != 0 {
		t.Errorf("%d, %d, %d", spend, tokens, reserved)
	}
	h.crash()
	h.open(Options{boot: func() string { return "another" }})
	if _, err := h.m.Reserve(h.exchange(), Worst{Spend: 1, Tokens: 1}, nil); err != nil {
		t.Error(err)
	}
}

func TestMonthsAreApart(t *testing.T) {
	h := newHouse(t)
	c := Cap{Scope: "org", Spend: 100}
	r := h.reserve(100, c)
	h.clock.Advance(9 * 24 * time.Hour)
	h.uses("org", "0 spent, 0 tokens, 0 reserved")
	h.must(h.reserve(100, c).Settle(spent(70)))
	h.must(r.Settle(spent(90))) // counts in the month in which it began
	h.uses("org", "70 spent, 70 tokens, 0 reserved")
	h.clock.Advance(-9 * 24 * time.Hour)
	h.uses("org", "90 spent, 90 tokens, 0 reserved")
}

// TestCapsHold lets 64 goroutines reserve and settle as they like, also more than was
// reserved: what is settled and reserved never exceeds a cap, and in the end each
// exchange was counted once.
func TestCapsHold(t *testing.T) {
	h := newHouse(t)
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.Int64Range(1, 5000).Draw(t, "cap")
		scopes := []string{"org", string(shop), string(key), "org/small", string(shop) + "/small", string(key) + "/small"}
		c := Cap{Scope: rapid.SampledFrom(scopes).Draw(t, "scope"), Spend: limit}
		costs := rapid.SliceOfN(rapid.Int64Range(0, 200), 64, 64).Draw(t, "costs")
		m := NewMeter(clock.NewFake(november))
		var all sync.WaitGroup
		var mu sync.Mutex
		var least, told int64
		for i, worst := range costs {
			all.Go(func() {
				for n := range 20 {
					r, err := m.Reserve(h.exchange(), Worst{Spend: worst, Tokens: 1}, []Cap{c})
					if spend, _, reserved := m.Used(atelier, c.Scope); spend+reserved > limit {
						t.Errorf("%d of %d", spend+reserved, limit)
					}
					if err != nil {
						continue
					}
					if (i+n)%5 == 0 {
						r.Release()
						continue
					}
					used := worst * int64(n) / 10 // as often more than was set aside as not
					_ = r.Settle(Outcome{Spend: used})
					mu.Lock()
					least += min(used, worst)
					told += used
					mu.Unlock()
				}
			})
		}
		all.Wait()
		if spend, _, reserved := m.Used(atelier, c.Scope); spend < least || spend > min(told, limit) || reserved != 0 {
			t.Errorf("%d spent and %d reserved, want %d to %d of %d, and none", spend, reserved, least, told, limit)
		}
	})
}

// TestWhatAProviderTellsPassesNoCap: it is believed beyond what was set aside, but not
// beyond what a cap has room for.
func TestWhatAProviderTellsPassesNoCap(t *testing.T) {
	h := newHouse(t)
	c := Cap{Scope: string(shop), Level: "workspace", Spend: 100}
	first, second := h.reserve(30, c), h.reserve(50, c)
	h.must(first.Settle(spent(40)))
	h.uses("org", "40 spent, 40 tokens, 50 reserved")
	h.must(second.Settle(spent(75)))
	h.uses("org", "100 spent, 115 tokens, 0 reserved")
	h.must(h.reserve(10).Settle(spent(500))) // nothing caps it
	h.uses("org", "600 spent, 615 tokens, 0 reserved")
	h.must(h.m.Import(t.Context()))
	if n := h.count(`SELECT COUNT(*) FROM usage_exchange_activity WHERE estimated = 1 AND spend = 60`); n != 1 {
		t.Errorf("%d exchanges are marked", n)
	}
}
