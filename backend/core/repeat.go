package core

import (
	"context"
	"sync"
	"time"
)

// repeat runs something now and every so often, until the function that it returns
// is called, which waits for what is under way.
func repeat(every time.Duration, do func(ctx context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var ended sync.WaitGroup
	ended.Go(func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			do(ctx)
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	})
	return func() {
		cancel()
		ended.Wait()
	}
}
