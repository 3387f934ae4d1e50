package audit_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
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
// members. INTENDANT_ENTRIES is how many entries there are.
func BenchmarkActivity(b *testing.B) {
	entries := 10_000
	if n, err := strconv.Atoi(os.Getenv("INTENDANT_ENTRIES")); err == nil {
		entries = n
	}
	h := testhouse.Open(b)
	astrid := h.SignUp(b, "astrid")
	h.LetIn(b, astrid)
	id := h.Create(b, astrid, "Nordlicht").ID
	members := make([]ident.Member, 40)
	members[0] = h.Membership(b, astrid, id).Member
	for i := range 39 {
		members[i+1] = h.Join(b, astrid, h.SignUp(b, fmt.Sprint("p", i)), id, access.Admin)
	}
	fill(b, h, id, members, entries)
	for b.Loop() {
		a, err := audit.ReadActivity(b.Context(), h.DB, astrid.Account, id)
		if err != nil || len(a.Entries) != audit.Recent {
			b.Fatal(len(a.Entries), err)
		}
	}
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
