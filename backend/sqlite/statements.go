package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// Queryer is what reads and, in a Tx, writes. It is the DBTX of the code that
// sqlc generates.
type Queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// cached bounds a cache: texts that were put together at run time must not
// fill it without end.
const cached = 512

// statements prepares each text once, on a connection or on a pool.
type statements struct {
	on interface {
		PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	}
	mu   sync.RWMutex
	byID map[string]*sql.Stmt
}

// get returns the prepared statement, or nil when the cache is full.
func (s *statements) get(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.RLock()
	stmt, full := s.byID[query], len(s.byID) >= cached
	s.mu.RUnlock()
	if stmt != nil || full {
		return stmt, nil
	}
	return s.prepare(ctx, query)
}

func (s *statements) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt := s.byID[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.on.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if s.byID == nil {
		s.byID = map[string]*sql.Stmt{}
	}
	s.byID[query] = stmt
	return stmt, nil
}

func (s *statements) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, stmt := range s.byID {
		_ = stmt.Close()
	}
	s.byID = nil
}
