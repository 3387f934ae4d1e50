package sqlite

import (
	"context"
	"database/sql"
)

// conn is the one connection that writes. Statements of a single row are
// prepared once; those of several are prepared each time, since a statement on
// one connection can't run again while its rows are open.
//
// Nothing on it can be cancelled: an interrupt would roll back a transaction
// that others share. Callers whose time is up are turned away before.
type conn struct {
	sql   *sql.Conn
	stmts statements
}

func newConn(c *sql.Conn) *conn { return &conn{sql: c, stmts: statements{on: c}} }

// uncancelled is context.WithoutCancel, and costs nothing where a caller already
// made sure of it, as the ledger does once for all statements of a Change.
func uncancelled(ctx context.Context) context.Context {
	if ctx.Done() == nil {
		return ctx
	}
	return context.WithoutCancel(ctx)
}

func (c *conn) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := c.sql.QueryContext(uncancelled(ctx), query, args...)
	return rows, Classify(err)
}

func (c *conn) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	ctx = uncancelled(ctx)
	if stmt, err := c.stmts.get(ctx, query); err == nil && stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return c.sql.QueryRowContext(ctx, query, args...)
}

func (c *conn) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	ctx = uncancelled(ctx)
	stmt, err := c.stmts.get(ctx, query)
	if err != nil {
		return nil, Classify(err)
	}
	if stmt == nil {
		result, err := c.sql.ExecContext(ctx, query, args...)
		return result, Classify(err)
	}
	result, err := stmt.ExecContext(ctx, args...)
	return result, Classify(err)
}

func (c *conn) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt, err := c.sql.PrepareContext(uncancelled(ctx), query)
	return stmt, Classify(err)
}

func (c *conn) do(ctx context.Context, query string) error {
	_, err := c.ExecContext(ctx, query)
	return err
}

func (c *conn) close() {
	c.stmts.close()
	_ = c.sql.Close()
}
