package desktop

// State says whether the second factor is on.
func (m *MFA) State(in Nothing) (MFAView, error) {
	return call(m.room, "MFA.State", in, later[Nothing, MFAView])
}

// Begin makes a secret for an authenticator app.
func (m *MFA) Begin(in Nothing) (EnrolmentView, error) {
	return call(m.room, "MFA.Begin", in, later[Nothing, EnrolmentView])
}

// Enable turns the second factor on, with a code that shows that the app has
// the secret.
func (m *MFA) Enable(in CodeInput) (RecoveryView, error) {
	return call(m.room, "MFA.Enable", in, later[CodeInput, RecoveryView])
}

// RegenerateRecovery makes new recovery codes in place of the old ones.
func (m *MFA) RegenerateRecovery(in CodeInput) (RecoveryView, error) {
	return call(m.room, "MFA.RegenerateRecovery", in, later[CodeInput, RecoveryView])
}

// Disable turns the second factor off.
func (m *MFA) Disable(in DisableInput) (MFAView, error) {
	return call(m.room, "MFA.Disable", in, later[DisableInput, MFAView])
}

// Untrust asks a device for a code again.
func (m *MFA) Untrust(in TrustedInput) (SessionsView, error) {
	return call(m.room, "MFA.Untrust", in, later[TrustedInput, SessionsView])
}
