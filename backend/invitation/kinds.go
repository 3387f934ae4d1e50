package invitation

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of invitations. Who accepts or declines is no member yet:
// the link's secret is what lets them.
var Kinds = []ledger.Kind{
	ledger.KindOf[Sent]("invitation.sent", ledger.Organization, access.InvitationsManage, "invitation").Gated(access.Members),
	ledger.KindOf[Resent]("invitation.resent", ledger.Organization, access.InvitationsManage, "invitation").Gated(access.Members),
	ledger.KindOf[Revoked]("invitation.revoked", ledger.Organization, access.InvitationsManage, "invitation"),
	ledger.KindOf[Accepted]("invitation.accepted", ledger.Organization, access.Anyone, "invitation"),
	ledger.KindOf[Declined]("invitation.declined", ledger.Organization, access.Anyone, "invitation"),
	ledger.KindOf[Erased]("invitation.erased", ledger.Organization, access.System, "invitation"),
}
