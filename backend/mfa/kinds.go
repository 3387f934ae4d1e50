package mfa

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of second factors, all in the installation's ledger.
var Kinds = []ledger.Kind{
	ledger.KindOf[Enabled]("mfa.enabled", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[Disabled]("mfa.disabled", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[Reset]("mfa.reset", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[RecoveryCodesSet]("mfa.recovery_codes_set", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[RecoveryCodeUsed]("mfa.recovery_code_used", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[DeviceTrusted]("mfa.device_trusted", ledger.Installation, access.SignedIn, "mfa"),
	ledger.KindOf[DeviceUntrusted]("mfa.device_untrusted", ledger.Installation, access.SignedIn, "mfa"),
}
