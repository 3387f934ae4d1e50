package directory

import (
	"context"

	"intendant/backend/event"
	"intendant/backend/ident"
)

// Watch lets go of the copies that hold somebody or an organization that was
// erased, soon after it was, until the function that it returns is called.
func (d *Directory) Watch(bus *event.Bus) (stop func()) {
	changes, stop := bus.Subscribe()
	go func() {
		for c := range changes {
			d.changed(c)
		}
	}()
	return stop
}

func (d *Directory) changed(c event.Changed) {
	if c == event.Everything {
		d.mu.Lock()
		defer d.mu.Unlock()
		clear(d.held)
		return
	}
	if gone, err := ident.Parse[ident.Organization](c.ID); err == nil && c.Ledger != c.ID {
		d.Forget(gone)
		return
	}
	id, m := ident.Organization(c.Ledger), ident.Member(c.ID)
	if d.holds(id) && d.erased(id, m) {
		d.Forget(id)
	}
}

func (d *Directory) holds(id ident.Organization) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.held[id] != nil
}

// erased says it of a member that nothing can be read of, too.
func (d *Directory) erased(id ident.Organization, m ident.Member) bool {
	var erased bool
	err := d.DB.Read().QueryRowContext(context.Background(),
		`SELECT EXISTS (SELECT 1 FROM member WHERE organization = ? AND id = ? AND erased IS NOT NULL)`, id, m).Scan(&erased)
	return erased || err != nil
}
