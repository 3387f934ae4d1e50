package directory

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
)

// Sort is what the members are sorted by.
type Sort int

// The sorts.
const (
	ByName Sort = iota
	ByEmail
	ByJoined
	BySeen // when they were last here; those who never were come first
)

// sorts are what the sorts are called outside.
var sorts = map[string]Sort{"": ByName, "name": ByName, "email": ByEmail, "joined": ByJoined, "seen": BySeen}

// The most members of a page, and how many it has where nobody says.
const (
	MostOfPage = 200
	page       = 50
)

// Query is what somebody looks for.
type Query struct {
	Search     string // words, each found anywhere in name or e-mail
	Sort       string // "name", "email", "joined" or "seen"; empty: "name"
	Descending bool
	Role       string // an access.Role; empty: any
	Seat       string // "active" or "inactive"; empty: both
	MFA        string // "on" or "off"; empty: both
	After      string // Next of the page before
	Skip       int    // how many to leave out before the page begins
	Limit      int    // at most MostOfPage; 0: 50
	// Workspace lets only those through who have access to it: by a role there, or as
	// Admin of the organization. Empty: all. Who may know of it is the caller's matter.
	Workspace ident.Workspace
}

// filter is a Query as the index understands it.
type filter struct {
	words      [][]byte // longest first
	all, none  flags    // what a member must be, and must not be
	order      Sort
	descending bool
	skip       int
	limit      int
	workspace  ident.Workspace
	inside     []bool // by slot: who has a role in the workspace; nil without one
}

// filter reads the query. It returns fault.InputInvalid for what isn't offered.
func (q Query) filter() (filter, error) {
	f := filter{none: gone, descending: q.Descending, skip: q.Skip, limit: cmp.Or(q.Limit, page), workspace: q.Workspace}
	var wrong []fault.Field
	offer := func(field string, offered bool) {
		if !offered {
			wrong = append(wrong, fault.On(field, fault.NotOffered))
		}
	}
	order, offered := sorts[q.Sort]
	f.order = order
	offer("sort", offered)
	offer("limit", f.limit > 0 && f.limit <= MostOfPage)
	offer("skip", f.skip >= 0)
	offer("role", q.Role == "" || access.Known(access.Role(q.Role)))
	f.all |= roleFlags[access.Role(q.Role)]
	offer("seat", f.narrow(q.Seat, "inactive", "active", inactive))
	offer("mfa", f.narrow(q.MFA, "on", "off", mfa))
	if len(wrong) > 0 {
		return filter{}, fault.Invalid(wrong...)
	}
	for word := range strings.FieldsSeq(Fold(q.Search)) {
		f.words = append(f.words, []byte(word))
	}
	slices.SortStableFunc(f.words, func(a, b []byte) int { return cmp.Compare(len(b), len(a)) })
	return f, nil
}

func (f *filter) narrow(said, yes, no string, flag flags) bool {
	switch said {
	case "":
	case yes:
		f.all |= flag
	case no:
		f.none |= flag
	default:
		return false
	}
	return true
}

// hits are the slots that a filter lets through.
type hits struct {
	slots []bool // nil: all that are there
	count int
}

// find looks at every member, which is quick: the texts lie one after the other.
func (x *index) find(f filter) hits {
	if len(f.words) == 0 && f.all == 0 && f.none == gone && f.workspace == "" {
		return hits{count: x.total()}
	}
	f.inside = x.inside(f.workspace)
	if len(f.words) == 0 {
		return x.all(&f)
	}
	h := hits{slots: make([]bool, len(x.ids))}
	word, rare := f.words[0], x.rarest(f.words[0])
	for slot, at := 0, 0; ; slot++ {
		if at = x.next(word, rare, at); at < 0 {
			return h
		}
		for slot+1 < len(x.start) && int(x.start[slot+1]) <= at {
			slot++
		}
		h.take(x, &f, slot)
		at = int(x.end(int32(slot)))
	}
}

// all looks at what every member is, and at no text.
func (x *index) all(f *filter) hits {
	h := hits{slots: f.inside} // each is read before it is written
	if h.slots == nil {
		h.slots = make([]bool, len(x.ids))
	}
	for slot, is := range x.flags {
		h.slots[slot] = f.fits(is, slot)
		h.count += one(h.slots[slot])
	}
	return h
}

// rarest is the place in a word of the byte that the texts have least of.
func (x *index) rarest(word []byte) int {
	rare := 0
	for i, b := range word {
		if x.often[b] < x.often[word[rare]] {
			rare = i
		}
	}
	return rare
}

// next is where the word stands next in the texts, or negative. Looking for the
// rarest of its bytes is several times as quick as bytes.Index, which looks for the
// first.
func (x *index) next(word []byte, rare, at int) int {
	for from := at + rare; from < len(x.text); from++ {
		i := bytes.IndexByte(x.text[from:], word[rare])
		if i < 0 {
			break
		}
		if from += i; bytes.HasPrefix(x.text[from-rare:], word) {
			return from - rare
		}
	}
	return -1
}

// fits reports whether a slot has all flags and no other.
func (f *filter) fits(is flags, slot int) bool {
	return is&f.all == f.all && is&f.none == 0 && (f.inside == nil || f.inside[slot] || is&admin != 0)
}

// one is 1 where something is so. It spares a branch, which among members in no order is
// as often foreseen wrongly as not.
func one(is bool) (n int) {
	if is {
		n = 1
	}
	return n
}

// take lets a slot through that has all flags and the other words.
func (h *hits) take(x *index, f *filter, slot int) {
	if !f.fits(x.flags[slot], slot) {
		return
	}
	if len(f.words) > 1 {
		text := x.text[x.start[slot]:x.end(int32(slot))] //nolint:gosec // a slot
		for _, word := range f.words[1:] {
			if !bytes.Contains(text, word) {
				return
			}
		}
	}
	h.slots[slot] = true
	h.count++
}

// page walks along the order from after the cursor on: what is to be skipped, at
// most limit slots, and whether there are more.
func (x *index) page(f filter, h hits, after *cursor) (slots []int32, more bool) {
	order := x.orders[f.order]
	for i := range x.from(f, after) {
		slot := order[i]
		if h.slots != nil && !h.slots[slot] {
			continue
		}
		if f.skip--; f.skip >= 0 {
			continue
		}
		if len(slots) == f.limit {
			return slots, true
		}
		slots = append(slots, slot)
	}
	return slots, false
}

// from are the places of the order to look at, in their order.
func (x *index) from(f filter, after *cursor) func(yield func(int) bool) {
	order := x.orders[f.order]
	first, step := 0, 1
	if f.descending {
		first, step = len(order)-1, -1
	}
	if after != nil {
		at, is := slices.BinarySearchFunc(order, after, func(slot int32, c *cursor) int { return x.against(f.order, slot, c) })
		switch {
		case f.descending:
			first = at - 1
		case is:
			first = at + 1
		default:
			first = at
		}
	}
	return func(yield func(int) bool) {
		for i := first; i >= 0 && i < len(order); i += step {
			if !yield(i) {
				return
			}
		}
	}
}
