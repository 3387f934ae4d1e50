package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Checkpoint moves the write-ahead log into the database and empties it.
func (db *DB) Checkpoint(ctx context.Context) error {
	return db.exclusively(ctx, func() error { return db.emptyLog(ctx) })
}

func (db *DB) emptyLog(ctx context.Context) error {
	var busy, pages, moved int
	row := db.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := row.Scan(&busy, &pages, &moved); err != nil {
		return Classify(err)
	}
	if busy != 0 {
		return errBusy
	}
	return nil
}

// Integrity lists what is wrong with the file and with references between
// rows; an empty list is a sound database.
func (db *DB) Integrity(ctx context.Context) ([]string, error) {
	found, err := check(ctx, db.Read(), "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	broken, err := foreignKeys(ctx, db.Read())
	return append(found, broken...), err
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// check runs a pragma that answers one row "ok" or its findings.
func check(ctx context.Context, q querier, pragma string) ([]string, error) {
	var found []string
	err := each(ctx, q, pragma, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			found = append(found, line)
		}
		return err
	})
	return found, err
}

func foreignKeys(ctx context.Context, q querier) ([]string, error) {
	var found []string
	err := each(ctx, q, "PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, parent string
		var row, key sql.NullInt64
		err := rows.Scan(&table, &row, &parent, &key)
		found = append(found, fmt.Sprintf("%s: row %d refers to no row of %s", table, row.Int64, parent))
		return err
	})
	return found, err
}

func each(ctx context.Context, q querier, query string, fn func(rows *sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return Classify(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return Classify(err)
		}
	}
	return Classify(rows.Err())
}
