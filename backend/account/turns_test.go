package account

import (
	"context"
	"testing"
	"testing/synctest"

	"intendant/backend/fault"
)

func TestTurnsAreForOneAddressAndEndWithTheirCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var all turns
		take := func(ctx context.Context, a address) func() {
			leave, err := all.take(ctx, a)
			if err != nil {
				t.Fatal(err)
			}
			return leave
		}
		first := take(t.Context(), address{1})
		take(t.Context(), address{65})() // another's, which shares nothing with it
		ctx, cancel := context.WithCancel(t.Context())
		got := make(chan error, 1)
		go func() {
			_, err := all.take(ctx, address{1})
			got <- err
		}()
		cancel()
		if err := <-got; !fault.Is(err, fault.Canceled) {
			t.Errorf("who gave up: %v", err)
		}
		second := make(chan func(), 1)
		go func() { second <- take(t.Context(), address{1}) }()
		synctest.Wait()
		if len(second) > 0 {
			t.Error("two at a time")
		}
		first()
		(<-second)()
		if len(all.all) > 0 {
			t.Errorf("kept: %v", all.all)
		}
	})
}
