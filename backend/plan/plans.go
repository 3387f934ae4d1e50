package plan

import (
	"context"
	"log/slog"
	"strconv"

	"intendant/backend/access"
	"intendant/backend/clock"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Deps is what Plans works with; all but Log must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	Clock  clock.Clock
	// Invited is how many open invitations an organization has: each needs a seat.
	Invited func(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int, error)
	Log     *slog.Logger // nil: none
}

// Plans is where organizations subscribe, and the operator sells.
type Plans struct{ Deps }

// New makes Plans.
func New(d Deps) *Plans {
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return &Plans{Deps: d}
}

// manager is a person as the member of an organization who may change what it has
// subscribed to. Nothing about it is answered to anybody else.
func (p *Plans) manager(ctx context.Context, by ledger.Actor, id ident.Organization) (ledger.Actor, error) {
	m, err := may(ctx, p.DB.Read(), by.Account, id, access.PlanManage)
	return m.Actor(by), err
}

// commit makes a Change of a manager's.
func (p *Plans) commit(ctx context.Context, manager ledger.Actor, id ident.Organization, c ledger.Change) error {
	_, err := p.Ledger.Commit(ctx, ledger.Draft{Ledger: string(id), By: manager, Change: c})
	return err
}

func may(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization, p access.Permission) (organization.Membership, error) {
	m, err := organization.MembershipOf(ctx, q, by, id)
	if err == nil {
		err = m.Require(p)
	}
	return m, err
}

// operate makes a Change of the operator's in an organization's ledger. Commit
// asks the installation whether they are.
func (p *Plans) operate(ctx context.Context, by ledger.Actor, id ident.Organization, c ledger.Change) error {
	if _, err := installation.ReadAs(ctx, p.DB.Read(), by.Account); err != nil {
		return err
	}
	_, err := p.Ledger.Commit(ctx, ledger.Draft{Ledger: string(id), By: ledger.Actor{Account: by.Account, Door: by.Door}, Change: c})
	return err
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
