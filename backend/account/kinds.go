package account

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of accounts, all in the installation's ledger.
var Kinds = []ledger.Kind{
	kind("account.created", access.Anyone, func() ledger.Change { return new(Created) }),
	kind("account.password_set", access.SignedIn, func() ledger.Change { return new(PasswordSet) }),
	kind("account.password_rehashed", access.SignedIn, func() ledger.Change { return new(PasswordRehashed) }),
	kind("account.profile_changed", access.SignedIn, func() ledger.Change { return new(ProfileChanged) }),
	kind("account.email_changed", access.SignedIn, func() ledger.Change { return new(EmailChanged) }),
	kind("account.email_verified", access.SignedIn, func() ledger.Change { return new(EmailVerified) }),
	second(kind("account.preferences_changed", access.SignedIn, func() ledger.Change { return new(PreferencesChanged) })),
	kind("account.deleted", access.SignedIn, func() ledger.Change { return new(Deleted) }),
	kind("account.signed_in", access.SignedIn, func() ledger.Change { return new(SignedIn) }),
	kind("account.signed_out", access.SignedIn, func() ledger.Change { return new(SignedOut) }),
	kind("account.sessions_ended", access.SignedIn, func() ledger.Change { return new(SessionsEnded) }),
	kind("account.sign_in_failed", access.Anyone, func() ledger.Change { return new(SignInFailed) }),
	kind("account.sign_in_refused", access.Anyone, func() ledger.Change { return new(SignInRefused) }),
	kind("account.identity_linked", access.SignedIn, func() ledger.Change { return new(IdentityLinked) }),
	kind("account.identity_unlinked", access.SignedIn, func() ledger.Change { return new(IdentityUnlinked) }),
}

// second is the payload's second version.
func second(k ledger.Kind) ledger.Kind {
	k.Version = 2
	return k
}

func kind(name string, p access.Permission, change func() ledger.Change) ledger.Kind {
	return ledger.Kind{
		Name: name, Version: 1, Scope: ledger.Installation, Permission: p, Concept: "account", New: change,
	}
}
