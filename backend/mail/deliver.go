package mail

import (
	"context"
	"encoding/json"
	"time"

	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// A letter is tried so many times, with these pauses, and given up some eight
// hours after it was written: its link works for days.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour}

const (
	batch   = 50              // letters over one connection
	longest = 5 * time.Minute // after which the queue is looked at in any case: a computer may have slept
)

// Start delivers what waits, and what is queued from then on, until Close.
func (p *Post) Start() {
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	p.ended.Go(func() { p.run(ctx) })
}

// Close ends delivering; what waits is delivered after the next Start.
func (p *Post) Close() {
	if p.stop != nil {
		p.stop()
		p.ended.Wait()
	}
}

func (p *Post) run(ctx context.Context) {
	for {
		next, err := p.deliverAll(ctx)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			p.log().Error("the mail that waits could not be read", "error", err)
			next = longest
		}
		timer := time.NewTimer(next)
		select {
		case <-ctx.Done():
		case <-p.wake:
		case <-timer.C:
		}
		timer.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// deliverAll delivers what is due, and says when to look again.
func (p *Post) deliverAll(ctx context.Context) (time.Duration, error) {
	for {
		n, err := p.Deliver(ctx)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return p.untilNext(ctx)
		}
	}
}

func (p *Post) untilNext(ctx context.Context) (time.Duration, error) {
	var due int64
	err := p.DB.Read().QueryRowContext(ctx, `SELECT COALESCE(MIN(due), 0) FROM mail_activity WHERE state = 'queued'`).Scan(&due)
	if err != nil || due == 0 {
		return longest, sqlite.Classify(err)
	}
	return min(max(time.UnixMilli(due).Sub(p.Clock.Now()), time.Second), longest), nil
}

// waiting is a letter in the queue.
type waiting struct {
	id, ledger, concept string
	attempts            int
	sealed              []byte
}

// Deliver sends some of what is due, over one connection, and returns how many
// letters that were.
func (p *Post) Deliver(ctx context.Context) (int, error) {
	due, err := p.due(ctx)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	line, err := p.connect(ctx)
	if err != nil {
		return len(due), p.failed(ctx, due, err)
	}
	defer line.close()
	for n, one := range due {
		if err := ctx.Err(); err != nil {
			return n, nil // the rest waits for the next start
		}
		lost, err := p.one(ctx, line, one)
		if err != nil {
			return n, err
		}
		if lost != nil {
			return p.cut(ctx, n, one, lost)
		}
	}
	return len(due), nil
}

// cut ends a batch whose connection ended after n letters. One that no letter went
// over counts as an attempt of the first, so that it isn't tried without an end.
func (p *Post) cut(ctx context.Context, n int, w waiting, cause error) (int, error) {
	if n > 0 {
		return n, nil
	}
	return 1, p.failed(ctx, []waiting{w}, cause)
}

func (p *Post) due(ctx context.Context) ([]waiting, error) {
	rows, err := p.DB.Read().QueryContext(ctx,
		`SELECT id, ledger, concept, attempts, sealed FROM mail_activity WHERE state = 'queued' AND due <= ? ORDER BY due, id LIMIT ?`,
		p.Clock.Now().UnixMilli(), batch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var due []waiting
	for rows.Next() {
		var one waiting
		if err := rows.Scan(&one.id, &one.ledger, &one.concept, &one.attempts, &one.sealed); err != nil {
			return nil, err
		}
		due = append(due, one)
	}
	return due, rows.Err()
}

// one sends a letter, or notes why it wasn't taken. It returns in lost what ended
// the connection: the letter waits then as it did.
func (p *Post) one(ctx context.Context, line *line, w waiting) (lost, err error) {
	if still := p.still[w.concept]; still != nil {
		if wanted, err := still(ctx, w.id); err != nil || !wanted {
			if err == nil {
				err = p.Drop(ctx, w.id)
			}
			return nil, err
		}
	}
	letter, err := p.unseal(w)
	if err == nil {
		if err = line.send(letter); lineLost(err) {
			return err, nil
		}
	}
	if err != nil {
		return nil, p.failed(ctx, []waiting{w}, err)
	}
	return nil, p.settle(ctx, w, `UPDATE mail_activity SET state = 'sent', problem = NULL, sealed = NULL WHERE id = ? AND sealed = ?`, w.id, w.sealed)
}

func (p *Post) unseal(w waiting) (letter Letter, err error) {
	text, err := p.Vault.Open(w.sealed, letterPlace(w.id)...)
	if err == nil {
		err = json.Unmarshal(text, &letter)
	}
	return letter, err
}

// failed notes why letters weren't sent, and when to try again.
func (p *Post) failed(ctx context.Context, letters []waiting, cause error) error {
	wrong := fault.From(cause)
	if wrong.Code == fault.Internal {
		p.log().Error("a mail could not be sent", "error", cause)
	}
	text, err := json.Marshal(problem{Code: wrong.Code, Params: wrong.Params})
	if err != nil {
		return err
	}
	for _, w := range letters {
		if final(cause) || w.attempts >= len(pauses) {
			err = p.settle(ctx, w, `UPDATE mail_activity SET state = 'failed', attempts = attempts + 1, problem = ?, sealed = NULL
				WHERE id = ? AND sealed = ?`, string(text), w.id, w.sealed)
		} else {
			due := p.Clock.Now().Add(pauses[w.attempts]).UnixMilli()
			err = p.settle(ctx, w, `UPDATE mail_activity SET attempts = attempts + 1, due = ?, problem = ? WHERE id = ? AND sealed = ?`,
				due, string(text), w.id, w.sealed)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// settle writes how a letter stands, unless another one took its place.
func (p *Post) settle(ctx context.Context, w waiting, statement string, args ...any) error {
	err := p.DB.Write(context.WithoutCancel(ctx), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, statement, args...)
		return err
	})
	p.Bus.Publish(event.Changed{Ledger: w.ledger, Concept: w.concept, ID: w.id})
	return err
}
