package directory

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"intendant/backend/access"
	"intendant/backend/ident"
)

// record is what is known of a member here.
type record struct {
	id           ident.Member
	name, email  string
	joined, seen int64 // ms UTC; seen is 0 where it is unknown
	flags        flags
	workspaces   []ident.Workspace // with a role; of those who changed only
}

// flags are what a member can be filtered by.
type flags uint8

const (
	admin flags = 1 << iota
	billing
	member
	inactive
	mfa
	gone
)

// roleFlags are the roles.
var roleFlags = map[access.Role]flags{access.Admin: admin, access.Billing: billing, access.Member: member}

// index is the members of an organization, each in a slot of these columns. A
// member who changes gets a new slot; the old one is empty from then on.
type index struct {
	changed int64 // what the database had counted when it was read

	often       [256]int32 // how often each byte stands in the text
	text        []byte     // of all slots, one after the other: folded name, line break, folded e-mail, line break
	start, half []int32    // where a slot's text and its e-mail begin
	ids         []ident.Member
	joined      []int64
	seen        []int64
	flags       []flags
	workspaces  map[ident.Workspace][]int32 // the slots of those with a role there, also empty ones; of some workspaces

	orders   [orders][]int32 // the slots that are there, sorted by each Sort and by ID
	unsorted []int32         // those that were added since
	dropped  []int32         // those that were emptied since
	empty    int             // how many slots were emptied ever
	active   int             // members with a seat
}

// byID is the order of the identifiers, beside those by a Sort.
const (
	byID   = int(BySeen) + 1
	orders = byID + 1
)

func (x *index) put(r record) {
	slot := int32(len(x.ids))                     //nolint:gosec // far fewer
	x.start = append(x.start, int32(len(x.text))) //nolint:gosec // 2 GB of names
	x.text = append(append(x.text, Fold(r.name)...), '\n')
	x.half = append(x.half, int32(len(x.text))) //nolint:gosec // as above
	x.text = append(append(x.text, Fold(r.email)...), '\n')
	for _, b := range x.text[x.start[slot]:] {
		x.often[b]++
	}
	x.ids, x.joined, x.seen = append(x.ids, r.id), append(x.joined, r.joined), append(x.seen, r.seen)
	x.flags = append(x.flags, r.flags)
	for _, w := range r.workspaces {
		if there, held := x.workspaces[w]; held {
			x.workspaces[w] = append(there, slot)
		}
	}
	x.unsorted = append(x.unsorted, slot)
	if r.flags&inactive == 0 {
		x.active++
	}
}

// drop empties a member's slot, of what they are called too.
func (x *index) drop(id ident.Member) {
	slot, is := x.slot(id)
	if !is || x.flags[slot]&gone != 0 {
		return
	}
	if x.flags[slot]&inactive == 0 {
		x.active--
	}
	x.flags[slot] = gone
	x.dropped = append(x.dropped, slot)
	x.empty++
}

// inside tells by slot who has a role in a workspace; nil without one.
func (x *index) inside(w ident.Workspace) []bool {
	if w == "" {
		return nil
	}
	is := make([]bool, len(x.ids))
	for _, slot := range x.workspaces[w] {
		is[slot] = true
	}
	return is
}

// slot finds a member.
func (x *index) slot(m ident.Member) (int32, bool) {
	order := x.orders[byID]
	at, is := slices.BinarySearchFunc(order, m, func(slot int32, m ident.Member) int { return cmp.Compare(x.ids[slot], m) })
	if !is {
		return 0, false
	}
	return order[at], true
}

// scrub overwrites the texts of slots that were emptied, which sorting needed
// until now.
func (x *index) scrub() {
	for _, slot := range x.dropped {
		text := x.text[x.start[slot]:x.end(slot)]
		for i := range text {
			text[i] = '\n'
		}
	}
	x.dropped = nil
}

// sort takes the slots that came and went into the orders.
func (x *index) sort() {
	if len(x.unsorted) == 0 && len(x.dropped) == 0 {
		return
	}
	var sorting sync.WaitGroup
	for order := range x.orders {
		sorting.Go(func() {
			compare := func(a, b int32) int { return x.compare(order, a, b) }
			x.orders[order] = x.merge(x.orders[order], slices.SortedFunc(slices.Values(x.unsorted), compare), compare)
		})
	}
	sorting.Wait()
	x.unsorted = nil
	x.scrub()
}

// merge joins a sorted order with sorted new slots, without the empty ones.
func (x *index) merge(sorted, added []int32, compare func(a, b int32) int) []int32 {
	merged := make([]int32, 0, len(sorted)+len(added))
	keep := func(slots []int32) {
		for _, slot := range slots {
			if x.flags[slot]&gone == 0 {
				merged = append(merged, slot)
			}
		}
	}
	for _, slot := range added {
		at, _ := slices.BinarySearchFunc(sorted, slot, compare)
		keep(sorted[:at])
		merged, sorted = append(merged, slot), sorted[at:]
	}
	keep(sorted)
	return merged
}

func (x *index) end(slot int32) int32 {
	if int(slot)+1 < len(x.start) {
		return x.start[slot+1]
	}
	return int32(len(x.text)) //nolint:gosec // as in put
}

func (x *index) name(slot int32) []byte  { return x.text[x.start[slot] : x.half[slot]-1] }
func (x *index) email(slot int32) []byte { return x.text[x.half[slot] : x.end(slot)-1] }

// compare is the order of two slots; the identifier decides between equals.
func (x *index) compare(order int, a, b int32) int {
	if by := x.compareKeys(order, a, b); by != 0 {
		return by
	}
	return cmp.Compare(x.ids[a], x.ids[b])
}

func (x *index) compareKeys(order int, a, b int32) int {
	switch Sort(order) {
	case ByName:
		return bytes.Compare(x.name(a), x.name(b))
	case ByEmail:
		return bytes.Compare(x.email(a), x.email(b))
	case ByJoined:
		return cmp.Compare(x.joined[a], x.joined[b])
	case BySeen:
		return cmp.Compare(x.seen[a], x.seen[b])
	}
	return 0
}

// stale says that so much of it is empty that it is better read anew.
func (x *index) stale() bool { return x.empty > len(x.orders[byID])+1000 }

func (x *index) total() int { return len(x.orders[byID]) }
