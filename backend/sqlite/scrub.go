package sqlite

import "context"

// What is left to do for Scrub stands in the database's user version: it is
// part of the transaction that erases, and a crash doesn't lose it.
const (
	noteRemains = "PRAGMA user_version = 1" // pages may hold copies of rows that are gone
	noteLog     = "PRAGMA user_version = 2" // only the write-ahead log may
	noteClean   = "PRAGMA user_version = 0"
)

// Erased notes that the transaction removes something of which nothing may be
// left in the file. Scrub, some time after, sees to it.
func (tx *Tx) Erased(ctx context.Context) error {
	_, err := tx.ExecContext(ctx, noteRemains)
	return err
}

// Scrub writes the file anew after a transaction that was Erased, and empties
// the write-ahead log; otherwise it does nothing. secure_delete is not enough:
// SQLite overwrites a row that it deletes, but not the copies that it left
// behind when it moved the row to another page to make room. It returns
// fault.DatabaseBusy while somebody still reads what was before.
func (db *DB) Scrub(ctx context.Context) error {
	return db.exclusively(ctx, func() error {
		var left int
		if err := db.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&left); err != nil || left == 0 {
			return Classify(err)
		}
		if left == 1 {
			if err := db.writer.do(ctx, "VACUUM"); err != nil {
				return err
			}
			if err := db.writer.do(ctx, noteLog); err != nil {
				return err
			}
		}
		if err := db.emptyLog(ctx); err != nil {
			return err
		}
		return db.writer.do(ctx, noteClean)
	})
}
