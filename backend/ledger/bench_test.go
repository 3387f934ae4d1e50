package ledger_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// BenchmarkBareTransaction is the baseline: one row, one durable transaction,
// over the same driver and settings.
func BenchmarkBareTransaction(b *testing.B) {
	t := open(b, b.TempDir())
	i := 0
	for b.Loop() {
		i++
		err := t.db.Write(b.Context(), func(tx *sqlite.Tx) error {
			_, err := tx.ExecContext(b.Context(), `INSERT INTO note (owner, id, value, name, by, at) VALUES ('o', ?, 'v', '', '', 0)`, fmt.Sprint(i))
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCommit is a Change through the whole write path: permission, Check,
// entry, tree, signature, Apply, head outside; durable.
func BenchmarkCommit(b *testing.B) {
	for _, writers := range []int{1, 32, 256} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			commits(b, writers, func(i int64) ledger.Draft { return draftOf(&setValue{ID: "a", Value: fmt.Sprint("value ", i)}) })
		})
	}
}

// BenchmarkCommitPersonal is the same with personal data beside the leaf.
func BenchmarkCommitPersonal(b *testing.B) {
	commits(b, 1, func(i int64) ledger.Draft { return note("a", fmt.Sprint("value ", i)) })
}

func commits(b *testing.B, writers int, draft func(i int64) ledger.Draft) {
	b.Helper()
	t := open(b, b.TempDir())
	t.must(b, note("a", "0"))
	var next atomic.Int64
	var group sync.WaitGroup
	b.ResetTimer()
	for range writers {
		group.Go(func() {
			for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
				if _, err := t.Commit(b.Context(), draft(i)); err != nil {
					b.Error(err)
				}
			}
		})
	}
	group.Wait()
}
