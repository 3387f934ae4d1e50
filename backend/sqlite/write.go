package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	lib "modernc.org/sqlite/lib"

	"intendant/backend/fault"
)

var (
	errOver   = errors.New("sqlite: the transaction is over")
	errClosed = errors.New("sqlite: the database is closed")
)

// Tx is a transaction on the writer connection. It belongs to the function
// that Write runs and to one goroutine.
//
// After an error by which SQLite may have ended the transaction (disk full,
// a failed write) every further statement returns that error, and so does
// Write: nothing can slip out of the transaction.
type Tx struct {
	conn  *conn
	ended error
}

// Write runs fn in a transaction that nobody else writes in and makes it
// durable. An error or a panic of fn rolls it back; where even that fails,
// every further Write is turned away with fault.DatabaseCorrupt. ctx ends the
// wait for the writer, not the work; fn must not call Write again.
func (db *DB) Write(ctx context.Context, fn func(tx *Tx) error) error {
	return db.exclusively(ctx, func() error { return db.transact(ctx, fn) })
}

// exclusively runs fn while no Write is under way.
func (db *DB) exclusively(ctx context.Context, fn func() error) error {
	if err := ctx.Err(); err != nil {
		return Classify(err)
	}
	select {
	case db.turn <- struct{}{}:
	case <-ctx.Done():
		return Classify(ctx.Err())
	case <-db.closed:
		return errClosed
	}
	defer func() { <-db.turn }()
	if db.stuck != nil {
		return db.stuck
	}
	return db.classify(fn())
}

func (db *DB) transact(ctx context.Context, fn func(tx *Tx) error) (err error) {
	if err := db.writer.do(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done { // also when fn panics
			db.rollback(ctx)
		}
	}()
	tx := &Tx{conn: db.writer}
	defer func() { tx.ended = errOver }()
	if err := fn(tx); err != nil {
		return err
	}
	if tx.ended != nil {
		return tx.ended
	}
	err = db.writer.do(ctx, "COMMIT")
	done = err == nil
	return err
}

// rollback ends the transaction. SQLITE_ERROR means that SQLite did so already.
// After any other error it may be open still, and the next Write would be part
// of it: from then on nothing is written until the database is opened again.
func (db *DB) rollback(ctx context.Context) {
	if err := db.writer.do(ctx, "ROLLBACK"); err != nil && primary(err) != lib.SQLITE_ERROR {
		db.stuck = fault.Wrap(fault.DatabaseCorrupt, fmt.Errorf("a transaction could not be rolled back: %w", err))
	}
}

// Savepoint runs fn so that its error or panic undoes what fn did and nothing
// else. Savepoints nest.
func (tx *Tx) Savepoint(ctx context.Context, fn func() error) error {
	if _, err := tx.ExecContext(ctx, "SAVEPOINT step"); err != nil {
		return err
	}
	kept := false
	defer func() {
		if !kept {
			tx.undo(ctx)
		}
	}()
	if err := fn(); err != nil {
		return Classify(err)
	}
	_, err := tx.ExecContext(ctx, "RELEASE step")
	kept = err == nil
	return err
}

func (tx *Tx) undo(ctx context.Context) {
	for _, query := range []string{"ROLLBACK TO step", "RELEASE step"} {
		if _, err := tx.ExecContext(ctx, query); err != nil && tx.ended == nil {
			tx.ended = fault.Wrap(fault.Internal, err)
		}
	}
}

// QueryContext reads several rows, which must be closed before the
// transaction ends.
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if tx.ended != nil {
		return nil, tx.ended
	}
	rows, err := tx.conn.QueryContext(ctx, query, args...)
	return rows, tx.note(err)
}

// QueryRowContext reads one row. It must be scanned before the same text runs
// again.
func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if tx.ended != nil { // a Row can't carry an error of ours, but that of a context that is over
		over, cancel := context.WithCancel(ctx)
		cancel()
		return tx.conn.sql.QueryRowContext(over, query, args...)
	}
	row := tx.conn.QueryRowContext(ctx, query, args...)
	_ = tx.note(row.Err())
	return row
}

// ExecContext runs a statement.
func (tx *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if tx.ended != nil {
		return nil, tx.ended
	}
	result, err := tx.conn.ExecContext(ctx, query, args...)
	return result, tx.note(err)
}

// PrepareContext prepares a statement that the caller closes. ExecContext and
// QueryRowContext keep theirs: this is for sqlc's interface.
func (tx *Tx) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if tx.ended != nil {
		return nil, tx.ended
	}
	return tx.conn.PrepareContext(ctx, query)
}

func (tx *Tx) note(err error) error {
	if err != nil && tx.ended == nil && endsTransaction(err) {
		tx.ended = err
	}
	return err
}
