package limit

import (
	"hash/maphash"
	"math"
	"strings"
	"sync"
	"time"
)

// Rate is how much may be used in a time, and at once.
type Rate struct {
	Limit int64         // units in each Per; 0: as many as one likes
	Per   time.Duration // whole microseconds, a minute at most
}

// PerSecond is a rate of requests.
func PerSecond(n int64) Rate { return Rate{Limit: n, Per: time.Second} }

// PerMinute is a rate of tokens.
func PerMinute(n int64) Rate { return Rate{Limit: n, Per: time.Minute} }

// Never is how long to wait for what is more than a rate ever allows.
const Never = time.Duration(math.MaxInt64)

// Most is the largest Limit of a Rate that is held exactly; larger ones are held
// to it.
const Most = 50_000_000_000

// Rates holds rates in memory. Several goroutines may use it; none of its functions
// allocates for an id that it knows.
//
// Each id has a bucket that leaks: what is used fills it, it empties at the rate,
// and what would make it overflow is refused. That is the generic cell rate
// algorithm in its form as a continuous-state leaky bucket (ITU-T I.371, Annex A),
// which is equal to that of virtual scheduling; counting the contents rather than a
// time needs no division, so that nothing is rounded. The bucket holds one Per's
// worth: in any window at most the rate times its length, and one burst of Limit,
// is let through.
//
// What is held counts in full, and begins to leak only once it is settled with what
// was really used. So a long answer can't hide behind a guess that has leaked away,
// and what was guessed too high is free again at once.
type Rates struct {
	seed   maphash.Seed
	shards [64]shard
}

type shard struct {
	mu      sync.Mutex
	buckets map[string]bucket
	sweep   int // at how many buckets the empty ones are removed
	_       [40]byte
}

// bucket counts in units times microseconds of Per, so that a microsecond empties
// it by Limit of these: all of it is whole numbers.
type bucket struct {
	used int64 // leaks
	held int64 // doesn't, yet
	at   int64 // µs since 1970, when used was brought up to date
}

// NewRates makes Rates in which nothing was used yet.
func NewRates() *Rates {
	r := &Rates{seed: maphash.MakeSeed()}
	for i := range r.shards {
		r.shards[i].buckets, r.shards[i].sweep = map[string]bucket{}, firstSweep
	}
	return r
}

const firstSweep = 1024

// Take uses cost of an id's rate, or nothing where that would be too much: then wait
// is how long it takes until it may fit, if nobody else comes, or Never.
func (r *Rates) Take(now time.Time, id string, rate Rate, cost int64) (wait time.Duration, ok bool) {
	return r.fill(now, id, rate, cost, false)
}

// Hold is Take for a cost that is the most it can be. Settle must follow.
func (r *Rates) Hold(now time.Time, id string, rate Rate, cost int64) (wait time.Duration, ok bool) {
	return r.fill(now, id, rate, cost, true)
}

// Settle ends a Hold of cost: so much was used, 0 where nothing was. What is more
// than cost fills the bucket no further than to its brim.
func (r *Rates) Settle(now time.Time, id string, rate Rate, cost, used int64) {
	if rate.Limit == 0 {
		return
	}
	rate = rate.exact()
	s := r.shard(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.buckets[id].leak(now, rate)
	b.held = max(0, b.held-cost*rate.unit())
	b.used = min(b.used+max(0, min(used, rate.Limit))*rate.unit(), max(b.used, rate.Limit*rate.unit()))
	s.put(id, b, now)
}

// Left is how many units of an id's rate could be used now, and how long it takes
// until all of them could.
func (r *Rates) Left(now time.Time, id string, rate Rate) (units int64, full time.Duration) {
	if rate.Limit == 0 {
		return math.MaxInt64, 0
	}
	rate = rate.exact()
	s := r.shard(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.buckets[id].leak(now, rate)
	return max(0, rate.room(b)/rate.unit()), rate.emptied(b.used + b.held)
}

func (r *Rates) fill(now time.Time, id string, rate Rate, cost int64, hold bool) (time.Duration, bool) {
	switch {
	case rate.Limit == 0:
		return 0, true
	case cost > rate.exact().Limit:
		return Never, false
	}
	rate = rate.exact()
	s := r.shard(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	b, need := s.buckets[id].leak(now, rate), max(0, cost)*rate.unit()
	room := rate.room(b)
	switch {
	case need > room: // the bucket is kept all the same: the clock may have been set back
	case hold:
		b.held += need
	default:
		b.used += need
	}
	s.put(id, b, now)
	if need > room {
		return rate.emptied(need - room), false
	}
	return 0, true
}

func (r *Rates) shard(id string) *shard {
	return &r.shards[maphash.String(r.seed, id)%uint64(len(r.shards))]
}

// put stores a bucket under a copy of its id: the caller's may be of its stack.
func (s *shard) put(id string, b bucket, now time.Time) {
	if _, known := s.buckets[id]; known {
		s.buckets[id] = b
		return
	}
	if len(s.buckets) >= s.sweep {
		s.clean(now)
	}
	s.buckets[strings.Clone(id)] = b
}

// clean removes the buckets that nobody used for so long that they are empty,
// whatever their rate.
func (s *shard) clean(now time.Time) {
	for id, b := range s.buckets {
		if b.held == 0 && now.UnixMicro()-b.at > idle.Microseconds() {
			delete(s.buckets, id)
		}
	}
	s.sweep = max(firstSweep, 2*len(s.buckets))
}

// idle is longer than any bucket takes to empty, also one whose limit was lowered a
// lot.
const idle = time.Hour

// backwards is how far apart the times of goroutines can be that come at once. A
// time further back is that of a clock which was set.
const backwards = time.Second

// leak is the bucket now.
func (b bucket) leak(now time.Time, rate Rate) bucket {
	at := now.UnixMicro()
	switch past := at - b.at; {
	case past >= 0 && past > b.used/rate.Limit:
		b.used = 0
	case past >= 0:
		b.used -= past * rate.Limit
	case past > -backwards.Microseconds():
		return b
	}
	b.at = at
	return b
}

func (r Rate) exact() Rate {
	r.Limit = min(r.Limit, Most)
	return r
}

// unit is what one unit fills a bucket by.
func (r Rate) unit() int64 { return r.Per.Microseconds() }

// room is what still fits into a bucket. It is less than nothing after the limit
// was lowered.
func (r Rate) room(b bucket) int64 { return r.Limit*r.unit() - b.used - b.held }

// emptied is how long that much takes to leak, rounded up.
func (r Rate) emptied(contents int64) time.Duration {
	return time.Duration((contents+r.Limit-1)/r.Limit) * time.Microsecond
}
