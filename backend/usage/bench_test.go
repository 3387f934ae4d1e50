package usage

import (
	"fmt"
	"testing"
	"time"

	"intendant/backend/ident"
)

// BenchmarkExchange reserves and settles, durable: what accounting adds to a request.
// Beside it stands the same without waiting for the disk.
func BenchmarkExchange(b *testing.B) {
	for _, clients := range []int{1, 32} {
		for _, durable := range []bool{true, false} {
			b.Run(fmt.Sprintf("clients=%d/durable=%v", clients, durable), func(b *testing.B) {
				h := newHouse(b)
				caps := []Cap{{Scope: "org", Spend: 1 << 60}, {Scope: string(shop), Spend: 1 << 60}, {Scope: string(key), Spend: 1 << 60}}
				x := h.exchange()
				h.reserve(1000, caps...).Release()
				b.ReportAllocs()
				b.SetParallelism((clients + 1) / 2)
				if clients == 1 {
					b.ResetTimer()
					for range b.N {
						h.account(x, caps, durable)
					}
					return
				}
				b.ResetTimer()
				b.RunParallel(func(p *testing.PB) {
					for p.Next() {
						h.account(x, caps, durable)
					}
				})
			})
		}
	}
}

func (h *house) account(x Exchange, caps []Cap, durable bool) {
	x.ID = ident.New[ident.Exchange](h.ids)
	r, err := h.m.Reserve(x, Worst{Spend: 1000, Tokens: 1000}, caps)
	h.must(err)
	wait := r.Settling(Outcome{Input: 500, Output: 20, Spend: 520, Status: 200, Duration: time.Millisecond})
	if durable {
		h.must(wait())
	}
}
