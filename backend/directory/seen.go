package directory

import (
	"context"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// seenEvery is how far apart a member's being here is written down.
const seenEvery = 5 * time.Minute

// Seen notes that a member is here now, unless that was written down a moment ago.
func (d *Directory) Seen(ctx context.Context, id ident.Organization, m ident.Member) error {
	now := d.Clock.Now()
	if !d.note(m, now) {
		return nil
	}
	return d.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx,
			`UPDATE member_activity SET seen = ?3, changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = ?1)
			  WHERE organization = ?1 AND member = ?2`, id, m, now.UnixMilli())
		return err
	})
}

// note reports whether it is time to write again.
func (d *Directory) note(m ident.Member, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if since := now.Sub(d.noted[m]); since >= 0 && since < seenEvery {
		return false
	}
	d.noted[m] = now
	return true
}
