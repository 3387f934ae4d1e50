package invitation

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of invitations. Who accepts or declines is no member yet:
// the link's secret is what lets them.
var Kinds = []ledger.Kind{
	gated(kind("invitation.sent", access.InvitationsManage, func() ledger.Change { return new(Sent) })),
	gated(kind("invitation.resent", access.InvitationsManage, func() ledger.Change { return new(Resent) })),
	kind("invitation.revoked", access.InvitationsManage, func() ledger.Change { return new(Revoked) }),
	kind("invitation.accepted", access.Anyone, func() ledger.Change { return new(Accepted) }),
	kind("invitation.declined", access.Anyone, func() ledger.Change { return new(Declined) }),
	kind("invitation.erased", access.System, func() ledger.Change { return new(Erased) }),
}

func kind(name string, p access.Permission, change func() ledger.Change) ledger.Kind {
	return ledger.Kind{
		Name: name, Version: 1, Scope: ledger.Organization, Permission: p, Concept: "invitation", New: change,
	}
}

// gated wants a plan for more than one person.
func gated(k ledger.Kind) ledger.Kind {
	k.Feature = access.Members
	return k
}
