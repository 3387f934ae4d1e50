package mfa

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of second factors, all in the installation's ledger.
var Kinds = []ledger.Kind{
	kind("mfa.enabled", func() ledger.Change { return new(Enabled) }),
	kind("mfa.disabled", func() ledger.Change { return new(Disabled) }),
	kind("mfa.reset", func() ledger.Change { return new(Reset) }),
	kind("mfa.recovery_codes_set", func() ledger.Change { return new(RecoveryCodesSet) }),
	kind("mfa.recovery_code_used", func() ledger.Change { return new(RecoveryCodeUsed) }),
	kind("mfa.device_trusted", func() ledger.Change { return new(DeviceTrusted) }),
	kind("mfa.device_untrusted", func() ledger.Change { return new(DeviceUntrusted) }),
}

func kind(name string, change func() ledger.Change) ledger.Kind {
	return ledger.Kind{
		Name: name, Version: 1, Scope: ledger.Installation, Permission: access.SignedIn, Concept: "mfa", New: change,
	}
}
