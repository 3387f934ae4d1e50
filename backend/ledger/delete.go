package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// Deletion is the one thing that no replay brings back.
type Deletion struct {
	Owner string // org_…
	By    Actor  // a member with access.OrganizationDelete

	// Tombstone makes the draft that remembers the deletion in the
	// installation's ledger: how many entries there were, and their root.
	Tombstone func(size int64, root []byte) Draft
	// Purge removes the organization's rows from the concepts' tables.
	Purge func(ctx context.Context, tx *sqlite.Tx) error
	// Forget removes what lies outside the database after the rows are gone:
	// automatic backups that still hold them.
	Forget func() error
}

// Delete erases an organization: rows, entries, private parts, heads. It returns
// fault.NotFound, fault.PermissionDenied, or what the tombstone's Check
// returned; what Forget returns comes after the organization is gone. The file
// is scrubbed before Delete returns or, where somebody still reads, soon after.
func (l *Ledger) Delete(ctx context.Context, d Deletion) error {
	return l.submit(&request{
		ctx:   ctx,
		run:   func(ctx context.Context, b *batch) error { return b.erase(ctx, d) },
		after: func() error { l.scrub(); return d.Forget() },
	})
}

// How long after an erasure the file is scrubbed, so that several share the
// work, and when it is tried again.
const (
	scrubSoon  = time.Second
	scrubAgain = 30 * time.Second
)

// scrub makes sure that the file holds nothing of what was erased. The caller
// has the turn.
func (l *Ledger) scrub() {
	if err := l.o.DB.Scrub(context.Background()); err != nil {
		l.o.Log.Warn("the file may still hold what was erased; it will be tried again", "error", err)
		l.scrubs.Reset(scrubAgain)
	}
}

func (l *Ledger) scrubInTurn() {
	l.turn <- struct{}{}
	defer func() { <-l.turn }()
	if !l.closed {
		l.scrub()
	}
}

// Dissolution is several deletions and what is committed after them, all or
// nothing.
type Dissolution struct {
	Deletions []Deletion // their Forget is not called
	Drafts    []Draft
	// Purge removes what no Change removes: rows that were measured.
	Purge func(ctx context.Context, tx *sqlite.Tx) error
	// Forget is Deletion's, for all of it; nil where nothing outside of the
	// database has to go.
	Forget func() error
}

// Dissolve is Delete for a Dissolution.
func (l *Ledger) Dissolve(ctx context.Context, d Dissolution) error {
	return l.submit(&request{
		ctx: ctx,
		run: func(ctx context.Context, b *batch) error { return b.dissolve(ctx, d) },
		after: func() error {
			l.scrub()
			if d.Forget == nil {
				return nil
			}
			return d.Forget()
		},
	})
}

func (b *batch) dissolve(ctx context.Context, d Dissolution) error {
	for _, one := range d.Deletions {
		if err := b.erase(ctx, one); err != nil {
			return err
		}
	}
	if _, err := b.append(ctx, d.Drafts); err != nil {
		return err
	}
	return d.Purge(ctx, b.tx)
}

func (b *batch) erase(ctx context.Context, d Deletion) error {
	s, err := b.state(ctx, b.tx, d.Owner)
	if errors.Is(err, sql.ErrNoRows) || err == nil && s.scope != Organization {
		return fault.New(fault.NotFound)
	}
	if err != nil {
		return err
	}
	kind := Kind{Permission: access.OrganizationDelete}
	if err := b.allowed(ctx, Draft{Ledger: d.Owner, By: d.By}, kind, false); err != nil {
		return err
	}
	b.wrote = true
	root := s.tree.root()
	if _, err := b.append(ctx, []Draft{d.Tombstone(s.tree.size, root[:])}); err != nil {
		return err
	}
	if err := d.Purge(ctx, b.tx); err != nil {
		return err
	}
	return b.forget(ctx, s)
}

func (b *batch) forget(ctx context.Context, s *state) error {
	first, end := entryID(s.id, 0), entryID(s.id+1, 0)
	for _, step := range []struct {
		sql  string
		args []any
	}{
		{`DELETE FROM ledger_private WHERE entry >= ? AND entry < ?`, []any{first, end}},
		{`DELETE FROM ledger_entry WHERE id >= ? AND id < ?`, []any{first, end}},
		{`DELETE FROM ledger_node WHERE ledger = ?`, []any{s.id}},
		{`DELETE FROM ledger_head WHERE ledger = ?`, []any{s.id}},
		{`DELETE FROM ledger_due WHERE ledger = ?`, []any{s.id}},
		{`DELETE FROM ledger_device WHERE ledger = ?`, []any{s.id}},
		{`DELETE FROM ledger WHERE id = ?`, []any{s.id}},
	} {
		if _, err := b.tx.ExecContext(ctx, step.sql, step.args...); err != nil {
			return err
		}
	}
	delete(b.ledgers, s.owner)
	delete(b.touched, s)
	b.removed = append(b.removed, s.owner)
	return b.tx.Erased(ctx)
}
