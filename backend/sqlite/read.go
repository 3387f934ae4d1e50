package sqlite

import (
	"context"
	"database/sql"
)

// pool reads over a pool of connections, where a statement that is prepared
// once serves several readers at a time.
type pool struct {
	db    *sql.DB
	stmts statements
}

func newPool(db *sql.DB) *pool { return &pool{db: db, stmts: statements{on: db}} }

func (p *pool) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := p.stmts.get(ctx, query)
	if err != nil {
		return nil, Classify(err)
	}
	if stmt == nil {
		return p.db.QueryContext(ctx, query, args...)
	}
	rows, err := stmt.QueryContext(ctx, args...)
	return rows, Classify(err)
}

func (p *pool) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt, err := p.stmts.get(ctx, query); err == nil && stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return p.db.QueryRowContext(ctx, query, args...)
}

// ExecContext is here for the interface: the connections only read.
func (p *pool) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	result, err := p.db.ExecContext(ctx, query, args...)
	return result, Classify(err)
}

func (p *pool) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt, err := p.db.PrepareContext(ctx, query)
	return stmt, Classify(err)
}

// Read returns the readers, each query its own snapshot. In a database in
// memory it is the one connection there is, and sees what a Write under way
// has written.
func (db *DB) Read() Queryer {
	if db.readers == nil {
		return db.writer
	}
	return db.readers
}

// ReadTx runs fn on one snapshot, the one its first query sees.
func (db *DB) ReadTx(ctx context.Context, fn func(q Queryer) error) error {
	if db.readers == nil {
		return db.exclusively(ctx, func() error { return fn(db.writer) })
	}
	tx, err := db.readers.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Classify(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written; a commit would do no more
	return db.classify(fn(snapshot{tx, db.readers}))
}

// snapshot reads in one transaction. Like conn it keeps no statement for
// queries of several rows, since one may run while its twin's rows are open.
type snapshot struct {
	*sql.Tx

	pool *pool
}

func (s snapshot) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt, err := s.pool.stmts.get(ctx, query); err == nil && stmt != nil {
		return s.StmtContext(ctx, stmt).QueryRowContext(ctx, args...)
	}
	return s.Tx.QueryRowContext(ctx, query, args...)
}
