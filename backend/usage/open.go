package usage

import (
	"context"
	"errors"
	"log/slog"
	"os"
)

func (o Options) filled() Options {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.segment == 0 {
		o.segment = segmentSize
	}
	if o.make == nil {
		o.make = makeFile
	}
	if o.boot == nil {
		o.boot = bootID
	}
	return o
}

// Open opens the meter of a data folder, and takes up what a process left that did not
// end well: what was reserved and not settled counts as used in full. The first
// reservation makes the journal.
//
// A journal that can't be read is no error of Open's: nothing can be reserved then.
func Open(ctx context.Context, o Options) (*Meter, error) {
	o = o.filled()
	m := newMeter(o)
	m.journal = &journal{dir: o.Dir, size: o.segment, make: o.make, generation: 1}
	imported, err := position(ctx, o.DB.Read())
	if err != nil {
		return nil, err
	}
	m.journal.skipped = imported.segment
	m.takeUp(imported)
	ctx, m.end = context.WithCancel(context.WithoutCancel(ctx))
	m.over.Go(func() { m.keep(ctx) })
	m.over.Go(func() { m.look(ctx) })
	return m, nil
}

// Close makes everything durable, brings the database up to date and, where nothing is
// open, removes the journal. Nothing may be reserved afterwards.
func (m *Meter) Close() error {
	if m.journal == nil {
		return nil
	}
	m.end()
	m.over.Wait()
	m.takeBack(0)
	m.mu.Lock()
	end := m.journal.written
	m.mu.Unlock()
	err := m.wait(end)
	m.takeBack(0) // what became durable just now
	err = errors.Join(err, m.Import(context.Background()))
	m.mu.Lock()
	defer m.mu.Unlock()
	j := m.journal
	done := err == nil && len(m.open) == 0 && len(m.queue) == 0 && j.broken == nil
	err = errors.Join(err, j.close())
	if done {
		err = errors.Join(err, j.remove())
	}
	j.broken = errors.Join(j.broken, os.ErrClosed)
	return err
}

func (j *journal) close() error {
	var errs []error
	for _, s := range append(j.segments, j.next) {
		if s != nil && s.file != nil {
			errs = append(errs, s.file.Close())
		}
	}
	return errors.Join(errs...)
}

func (j *journal) remove() error {
	var errs []error
	for _, s := range j.segments {
		errs = append(errs, destroy(s.path))
	}
	if j.next != nil {
		errs = append(errs, os.Remove(j.next.path))
	}
	return errors.Join(errs...)
}
