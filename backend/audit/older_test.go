package audit

import (
	"testing"

	"intendant/backend/ledger"
)

func TestOlder(t *testing.T) {
	leaves := func(n int) (list []*ledger.Leaf) {
		for seq := n - 1; seq >= 0; seq-- {
			list = append(list, &ledger.Leaf{Seq: int64(seq)})
		}
		return list
	}
	for name, c := range map[string]struct {
		have        int
		before      int64
		limit, want int
		whole       bool
	}{
		"first page":                {10, ledger.Newest, 4, 4, true},
		"next page":                 {10, 6, 4, 4, true},
		"last page":                 {10, 2, 4, 2, true},
		"none":                      {0, ledger.Newest, 4, 0, true},
		"first page of many":        {remembered, ledger.Newest, 101, 101, true},
		"beyond what is remembered": {remembered, 50, 101, 50, false},
		"all of many":               {remembered, ledger.Newest, Unlimited, remembered, false},
	} {
		page, whole := older(leaves(c.have), c.before, c.limit)
		if len(page) != c.want || whole != c.whole {
			t.Errorf("%s: %d, %v", name, len(page), whole)
		}
		if len(page) > 0 && page[0].Seq != min(c.before, int64(c.have))-1 {
			t.Errorf("%s begins with %d", name, page[0].Seq)
		}
	}
}
