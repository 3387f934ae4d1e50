package usage

import (
	"context"
	"time"
)

// How often the meter looks after itself.
const (
	syncSoon    = 5 * time.Millisecond // what is open becomes durable also where nobody waits for it
	importSoon  = 250 * time.Millisecond
	mendEvery   = time.Second
	aheadOfTurn = time.Hour // the next month's counters are read before it begins
)

// keep makes durable what nobody waits for, and prepares the next segment.
func (m *Meter) keep(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-m.kick:
		}
		m.mu.Lock()
		end := m.journal.written
		m.mu.Unlock()
		select {
		case <-ctx.Done():
			return
		case <-time.After(syncSoon):
		}
		m.mu.Lock()
		late := m.journal.half() && m.journal.next == nil
		m.mu.Unlock()
		_ = m.wait(end) // mend tells
		if late {
			_ = m.prepare() // whoever needs it tries again, and says so
		}
	}
}

// half tells whether it is time to prepare the next segment.
func (j *journal) half() bool { return j.last() != nil && j.last().end > j.size/2 }

// prepare makes the next segment, once, where there is none.
func (m *Meter) prepare() error {
	m.preparing.Lock()
	defer m.preparing.Unlock()
	m.mu.Lock()
	j := m.journal
	ready, number := j.next != nil, j.following()
	m.mu.Unlock()
	if ready {
		return nil
	}
	s, err := j.create(number)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	j.next = s
	return nil
}

// look brings the database up to date, and mends what is broken. It sleeps where
// nothing is used.
func (m *Meter) look(ctx context.Context) {
	for {
		pause := time.After(m.pause())
		select {
		case <-ctx.Done():
			return
		case <-pause:
		case <-m.news:
			select {
			case <-ctx.Done():
				return
			case <-time.After(importSoon):
			}
		}
		if err := m.Import(ctx); err != nil && ctx.Err() == nil {
			m.o.Log.Error("usage could not be brought into the database; it will be tried again", "error", err)
		}
		m.mend()
		m.takeBack(idle)
		m.nextMonth()
	}
}

// pause is how long there is nothing to do unless something is used.
func (m *Meter) pause() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.journal.broken != nil || len(m.exposed)+len(m.queue) > 0 {
		return mendEvery
	}
	return time.Minute
}

func (m *Meter) nextMonth() {
	soon := monthOf(m.o.Clock.Now().Add(aheadOfTurn))
	m.mu.Lock()
	known := m.books[soon] != nil || len(m.books) == 0
	m.mu.Unlock()
	if !known {
		_ = m.load(soon) // whoever needs it tries again, and says so
	}
}

// mend goes on in another segment after the disk failed. What was settled meanwhile
// stands there, too.
func (m *Meter) mend() {
	m.mu.Lock()
	broken, untaken := m.journal.broken, m.untaken
	m.mu.Unlock()
	if untaken != nil {
		m.takeUp(*untaken)
		return
	}
	if broken == nil || broken == errNewer { //nolint:errorlint // it is never wrapped
		return
	}
	err := m.prepare()
	if err == nil {
		err = m.goOn()
	}
	if err != nil {
		m.o.Log.Error("the journal of usage can't be written: nothing is forwarded until it can", "error", broken, "now", err)
	}
}

func (m *Meter) goOn() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	j := m.journal
	j.tail = append(append([]byte(nil), j.syncing...), j.tail...)
	j.syncing = j.syncing[:0]
	since := j.written - int64(len(j.tail))
	begin, err := j.turn(m.heading())
	if err != nil {
		j.abandon()
		return err
	}
	for i := range m.queue {
		if it := &m.queue[i]; it.end > since {
			it.at = place{j.last().number, begin + it.end - since}
		}
	}
	wake(m.kick)
	wake(m.news)
	return nil
}

// abandon lets go of a prepared segment that could not be written to.
func (j *journal) abandon() {
	if j.next != nil {
		_ = j.next.file.Close() // nothing stands in it
		j.skipped, j.next = j.next.number, nil
	}
}

// following is the number of the next segment.
func (j *journal) following() uint64 {
	if s := j.last(); s != nil {
		return max(j.skipped, s.number) + 1
	}
	return j.skipped + 1
}
