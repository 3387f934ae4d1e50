package account

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of accounts, all in the installation's ledger.
var Kinds = []ledger.Kind{
	ledger.KindOf[Created]("account.created", ledger.Installation, access.Anyone, "account"),
	ledger.KindOf[PasswordSet]("account.password_set", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[PasswordRehashed]("account.password_rehashed", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[ProfileChanged]("account.profile_changed", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[EmailChanged]("account.email_changed", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[EmailVerified]("account.email_verified", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[PreferencesChanged]("account.preferences_changed", ledger.Installation, access.SignedIn, "account").AtVersion(2),
	ledger.KindOf[Deleted]("account.deleted", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[SignedIn]("account.signed_in", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[SignedOut]("account.signed_out", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[SessionsEnded]("account.sessions_ended", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[SignInFailed]("account.sign_in_failed", ledger.Installation, access.Anyone, "account"),
	ledger.KindOf[SignInRefused]("account.sign_in_refused", ledger.Installation, access.Anyone, "account"),
	ledger.KindOf[IdentityLinked]("account.identity_linked", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[IdentityUnlinked]("account.identity_unlinked", ledger.Installation, access.SignedIn, "account"),
}
