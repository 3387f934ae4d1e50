package audit_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"intendant/backend/access"
	"intendant/backend/audit"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// BenchmarkActivity reads the newest 50 entries of an organization of 40
// members, as it grows. INTENDANT_ENTRIES names the sizes, such as
// 1000000,10000000.
func BenchmarkActivity(b *testing.B) {
	h := testhouse.Open(b)
	astrid := h.SignUp(b, "astrid")
	h.LetIn(b, astrid)
	id := h.Create(b, astrid, "Nordlicht").ID
	members := make([]ident.Member, 40)
	members[0] = h.Membership(b, astrid, id).Member
	for i := range 39 {
		members[i+1] = h.Join(b, astrid, h.SignUp(b, fmt.Sprint("p", i)), id, access.Admin)
	}
	there := 0
	for _, entries := range sizes(b) {
		fill(b, h, id, members, entries-there)
		there = entries
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) {
			for b.Loop() {
				a, err := audit.ReadActivity(b.Context(), h.DB, astrid.Account, id)
				if err != nil || len(a.Entries) != audit.Recent {
					b.Fatal(len(a.Entries), err)
				}
			}
		})
	}
}

func sizes(b *testing.B) []int {
	b.Helper()
	var list []int
	for text := range strings.SplitSeq(cmp.Or(os.Getenv("INTENDANT_ENTRIES"), "1000,10000"), ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, n)
	}
	return list
}

// fill opens the organization again and again, by turns.
func fill(b *testing.B, h *testhouse.House, id ident.Organization, members []ident.Member, entries int) {
	b.Helper()
	const drafts, writers = 200, 16
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for done := 0; done < entries/writers; done += drafts {
				list := make([]ledger.Draft, 0, drafts)
				for i := range drafts {
					by := ledger.Actor{Member: members[(w+i)%len(members)], Door: ledger.DoorWindow}
					list = append(list, ledger.Draft{Ledger: string(id), By: by, Change: &organization.Opened{}})
				}
				if _, err := h.Ledger.Commit(context.Background(), list...); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}
