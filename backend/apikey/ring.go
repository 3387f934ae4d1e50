package apikey

import (
	"crypto/subtle"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"intendant/backend/ident"
)

// Ring holds keys in memory and finds the one that a text opens. Several goroutines
// may use it; whoever checks waits for nobody. The zero value holds none.
//
// Among many keys it is memory that takes time beside the hash. So what a check needs
// of a key stands in one line of the cache, in tables of open addressing, and is
// fetched while the hash is being made. Tables are never changed: a Put makes one of
// them anew, which has a few hundred keys where there are 100,000.
type Ring struct {
	changing sync.Mutex
	tables   [256]atomic.Pointer[table]
}

// table holds keys by the last bits of their identifiers: a power of two of places, a
// fifth of them free. Fewer of them stay in the cache longer.
type table struct {
	places []place
}

// place is 64 bytes.
type place struct {
	number  uint64
	expires int64 // ms UTC
	live    *Live // nil: nobody is here
	hash    [32]byte
	_       [8]byte
}

// Check finds the key that a text opens at a time. It is nil where there is none, or
// where another secret was given (Wrong). How long it takes doesn't tell of a secret.
func (r *Ring) Check(text string, now time.Time) (*Live, Verdict) {
	if len(text) != textSize {
		return nil, Wrong
	}
	number, wrong := numberOf(text[len(mark) : secretAt-1])
	t := r.table(number).Load()
	if wrong >= none || t == nil {
		return nil, Wrong
	}
	at := t.first(number)
	live, here := t.places[at].live, t.places[at].number // while the rest is done
	if !sound(text) {
		return nil, Wrong
	}
	hash := Hash(text)
	for live != nil {
		p := &t.places[at]
		if here == number {
			if subtle.ConstantTimeCompare(hash[:], p.hash[:]) == 1 && now.UnixMilli() < p.expires {
				return live, Opens
			}
			if v := live.Check(&hash, now); v != Wrong {
				return live, v
			}
		}
		at = t.after(at)
		live, here = t.places[at].live, t.places[at].number
	}
	return nil, Wrong
}

// Key is the key of an identifier, or nil.
func (r *Ring) Key(id ident.Key) *Live {
	number, _ := numberOf(ulidOf(id))
	if t := r.table(number).Load(); t != nil {
		for at := t.first(number); t.places[at].live != nil; at = t.after(at) {
			if t.places[at].live.ID == id {
				return t.places[at].live
			}
		}
	}
	return nil
}

// All are the keys, in no order.
func (r *Ring) All() (list []*Live) {
	for i := range r.tables {
		list = r.tables[i].Load().all(list)
	}
	return list
}

// Fill replaces all keys by others.
func (r *Ring) Fill(keys []Live) {
	r.changing.Lock()
	defer r.changing.Unlock()
	lists := make(map[*atomic.Pointer[table]][]*Live, len(r.tables))
	for i := range keys {
		number, _ := numberOf(ulidOf(keys[i].ID))
		lists[r.table(number)] = append(lists[r.table(number)], &keys[i])
	}
	for i := range r.tables {
		r.tables[i].Store(tableOf(lists[&r.tables[i]]))
	}
}

// Put adds a key, or replaces it.
func (r *Ring) Put(l *Live) { r.change(l.ID, l) }

// Drop removes a key.
func (r *Ring) Drop(id ident.Key) { r.change(id, nil) }

func (r *Ring) change(id ident.Key, to *Live) {
	r.changing.Lock()
	defer r.changing.Unlock()
	number, _ := numberOf(ulidOf(id))
	var list []*Live
	for _, l := range r.table(number).Load().all(nil) {
		if l.ID != id {
			list = append(list, l)
		}
	}
	if to != nil {
		list = append(list, to)
	}
	r.table(number).Store(tableOf(list))
}

// spread makes numbers that follow each other differ in all bits (Knuth's
// multiplicative hashing, by the golden ratio). The highest choose the table, others
// the place in it.
const spread = 0x9e3779b97f4a7c15

func (r *Ring) table(number uint64) *atomic.Pointer[table] {
	return &r.tables[number*spread>>56]
}

func (t *table) first(number uint64) int { return int(number*spread>>24) & (len(t.places) - 1) }

func (t *table) after(at int) int { return (at + 1) & (len(t.places) - 1) }

func (t *table) all(list []*Live) []*Live {
	if t == nil {
		return list
	}
	for i := range t.places {
		if l := t.places[i].live; l != nil {
			list = append(list, l)
		}
	}
	return list
}

func tableOf(list []*Live) *table {
	if len(list) == 0 {
		return nil
	}
	size := 2
	for 4*size < 5*len(list) {
		size *= 2
	}
	t := &table{places: make([]place, size)}
	for _, l := range list {
		number, _ := numberOf(ulidOf(l.ID))
		at := t.first(number)
		for t.places[at].live != nil {
			at = t.after(at)
		}
		t.places[at] = place{number: number, expires: deadline(l), live: l, hash: l.Hash}
	}
	return t
}

func deadline(l *Live) int64 {
	if l.Expires.IsZero() {
		return math.MaxInt64
	}
	return l.Expires.UnixMilli()
}

// ulidOf is an identifier without its prefix.
func ulidOf(id ident.Key) string { return string(id[min(len(id), len(mark)):]) }
