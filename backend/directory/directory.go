package directory

import (
	"context"
	"sync"
	"time"

	"intendant/backend/access"
	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Directory shows members. Several goroutines may use it.
type Directory struct {
	Deps

	mu    sync.Mutex
	held  map[ident.Organization]*held
	noted map[ident.Member]time.Time // when somebody's being here was last written down
}

// Deps is what a Directory works with; all must be set.
type Deps struct {
	DB    *sqlite.DB
	Clock clock.Clock
	Seats organization.Seats
}

// New makes a Directory.
func New(d Deps) *Directory {
	return &Directory{Deps: d, held: map[ident.Organization]*held{}, noted: map[ident.Member]time.Time{}}
}

// held is the copy of an organization. Its lock is held for a whole answer, so
// that what is read beside it is of the same moment.
type held struct {
	mu    sync.Mutex
	index *index
	asked time.Time
}

// mostHeld bounds for how many organizations a copy is kept.
const mostHeld = 8

// Page is some of the members of an organization.
type Page struct {
	Members []Member
	Next    string // the next page's After; empty: there is none
	Matches int    // members that search and filters let through
	Total   int    // all members
	Active  int    // those with a seat
	Seats   int    // of the plan
	Invited int    // who hold seats, too
	Manages bool   // whoever asks manages members
}

// Members returns a page to a member. When people were last here and whether they
// have a second factor is for those who manage members: fault.PermissionDenied to
// others who ask for it, and left out of what they see.
func (d *Directory) Members(ctx context.Context, by ident.Account, id ident.Organization, query Query) (Page, error) {
	f, err := query.filter()
	if err != nil {
		return Page{}, err
	}
	after, err := query.after(id)
	if err != nil {
		return Page{}, err
	}
	var p Page
	err = d.look(ctx, by, id, func(v *view) error {
		if err := v.may(query); err != nil {
			return err
		}
		if err := v.index.hold(ctx, v.q, id, f.workspace); err != nil {
			return err
		}
		matching := v.index.find(f)
		slots, more := v.index.page(f, matching, after)
		if more {
			p.Next = v.index.cursor(query, id, f.order, slots[len(slots)-1])
		}
		p.Matches, p.Total, p.Active, p.Manages = matching.count, v.index.total(), v.index.active, v.manages
		if p.Seats, p.Invited, err = d.Seats(ctx, v.q, id); err != nil {
			return err
		}
		p.Members, err = v.members(ctx, slots)
		return err
	})
	return p, err
}

// view is a look at an organization at one moment, by one who may.
type view struct {
	organization.Membership

	q       sqlite.Queryer
	index   *index
	by      ident.Account
	manages bool
}

func (v *view) may(q Query) error {
	if v.manages || q.MFA == "" && sorts[q.Sort] != BySeen {
		return nil
	}
	return fault.New(fault.PermissionDenied, "permission", string(access.MembersManage))
}

// look runs fn on the copy as the database is at this moment.
func (d *Directory) look(ctx context.Context, by ident.Account, id ident.Organization, fn func(*view) error) error {
	h := d.hold(id)
	h.mu.Lock()
	defer h.mu.Unlock()
	return d.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, id)
		if err == nil {
			err = m.Require(access.MembersRead)
		}
		if err == nil {
			err = h.update(ctx, q, id)
		}
		if err != nil {
			return err
		}
		return fn(&view{Membership: m, q: q, index: h.index, by: by, manages: m.Require(access.MembersManage) == nil})
	})
}

func (h *held) update(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	fresh, err := false, error(nil)
	if h.index != nil {
		fresh, err = h.index.refresh(ctx, q, id)
	}
	if err == nil && !fresh {
		h.index, err = load(ctx, q, id)
	}
	if err != nil {
		h.index = nil // it may be half of what it was to be
	}
	return err
}

// hold finds the place of a copy, and lets go of the one that nobody asked for
// for the longest time.
func (d *Directory) hold(id ident.Organization) *held {
	d.mu.Lock()
	defer d.mu.Unlock()
	h := d.held[id]
	if h == nil {
		h = &held{}
		d.held[id] = h
	}
	h.asked = d.Clock.Now()
	for len(d.held) > mostHeld {
		var oldest ident.Organization
		for other, o := range d.held {
			if other != id && (oldest == "" || o.asked.Before(d.held[oldest].asked)) {
				oldest = other
			}
		}
		delete(d.held, oldest)
	}
	return h
}

// large is how many members there are where reading them takes a while.
const large = 5000

// Warm reads the members of a large organization before somebody asks for them.
// It does no harm that it fails.
func (d *Directory) Warm(ctx context.Context, by ident.Account, id ident.Organization) {
	active, inactive, err := organization.Count(ctx, d.DB.Read(), id)
	if err == nil && active+inactive > large {
		go func() {
			_ = d.look(context.WithoutCancel(ctx), by, id, func(*view) error { return nil })
		}()
	}
}

// Forget lets go of an organization that is no more.
func (d *Directory) Forget(id ident.Organization) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.held, id)
}
