package desktop

import (
	"context"
	"strings"

	"intendant/backend/core"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/organization"
	"intendant/backend/workspace"
)

// Changes delivers what changed until ctx is done, as far as whoever is signed
// in at that moment may know of it, and that a session has ended. The channel is
// closed then.
func (s *Set) Changes(ctx context.Context) <-chan event.Changed {
	in, stop := s.core.Bus().Subscribe()
	out := make(chan event.Changed)
	ended := s.session.Ended()
	go func() {
		defer close(out)
		defer stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ended: // elsewhere, as by another password: nothing of it shows to whoever isn't signed in
				ended = s.session.Ended()
				s.tell(ctx, event.Changed{Concept: "account"}, out)
			case change := <-in:
				s.pass(ctx, change, out)
			}
		}
	}()
	return out
}

func (s *Set) pass(ctx context.Context, change event.Changed, out chan<- event.Changed) {
	if visible, ok := s.visible(ctx, change); ok {
		s.tell(ctx, visible, out)
	}
}

func (s *Set) tell(ctx context.Context, change event.Changed, out chan<- event.Changed) {
	select {
	case out <- change:
	case <-ctx.Done():
	}
}

// visible is what the client may see of a change.
func (s *Set) visible(ctx context.Context, change event.Changed) (event.Changed, bool) {
	if change == event.Everything {
		return change, true
	}
	ready, err := s.core.Ready()
	if err != nil {
		return change, false
	}
	now, err := s.session.Get()
	if err != nil {
		return change, false
	}
	if id, err := ident.Parse[ident.Organization](change.Ledger); err == nil {
		m, err := organization.MembershipOf(ctx, ready.DB.Read(), now.Account, id)
		if err == nil && m.Inactive && !ofSeat(change, m.Member) {
			return change, false
		}
		if err == nil {
			err = secure(ctx, ready.DB.Read(), now.Account, id)
		}
		if err == nil && change.Workspace != "" && change.ID != string(m.Member) {
			_, err = workspace.In(ctx, ready.DB.Read(), m, ident.Workspace(change.Workspace))
		}
		return change, err == nil
	}
	return ofInstallation(ctx, ready, now.Account, change)
}

// ofSeat reports whether a change may have taken or given a member's seat: whoever
// has none may know of nothing else. A plan doesn't name those it unseats.
func ofSeat(change event.Changed, m ident.Member) bool {
	return change.ID == string(m) || change.Concept == "plan"
}

// ofInstallation is what an account may see of a change in the installation's
// ledger: all for its owner, what concerns themselves for others. That some
// organization is gone is said to everybody, and which is not: it may have been
// theirs, and nothing is left to tell by. So it is with a new owner: the former
// one must hear of it, and is no longer to be told from others.
func ofInstallation(ctx context.Context, ready *core.Ready, account ident.Account, change event.Changed) (event.Changed, bool) {
	if change.ID == string(account) {
		return change, true
	}
	if _, err := installation.ReadAs(ctx, ready.DB.Read(), account); err == nil {
		return change, true
	}
	if isGone(change) || isHandedOver(change) {
		return event.Changed{Ledger: change.Ledger, Concept: change.Concept}, true
	}
	return change, false
}

func isGone(change event.Changed) bool {
	return strings.HasPrefix(change.ID, ident.Organization("").Prefix()+"_")
}

func isHandedOver(change event.Changed) bool {
	return change.Concept == "installation" && strings.HasPrefix(change.ID, ident.Account("").Prefix()+"_")
}
