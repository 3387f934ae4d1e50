package directory_test

import (
	"fmt"
	"sync"
	"testing"

	"intendant/backend/access"
	"intendant/backend/directory"
)

// People look while others come and go: every page is of one moment, and those who
// look afterwards see all that happened.
func TestLookingWhileItChanges(t *testing.T) {
	p := open(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 30 {
				page, err := p.Directory.Members(t.Context(), p.astrid.Account, p.id, directory.Query{Search: "x", Limit: directory.MostOfPage})
				if err != nil || page.Matches != len(page.Members) || page.Active > page.Total {
					t.Errorf("%+v, %v", page, err)
				}
			}
		})
	}
	for i := range 40 {
		m := p.add(t, fmt.Sprint("x", i), "X", "x@elsewhere.example", access.Member)
		if i%2 == 0 {
			p.must(t, remove(m))
		}
	}
	wg.Wait()
	if page := p.page(t, directory.Query{Search: "x@"}); page.Matches != 20 || page.Total != 22 {
		t.Errorf("%+v", page)
	}
}
