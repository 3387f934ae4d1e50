package desktop

import (
	"context"
	"time"

	"intendant/backend/ident"
)

// State says whether the second factor is on.
func (m *MFA) State(in Nothing) (MFAView, error) {
	return call(m.room, "MFA.State", in, visit.factorState)
}

// Begin makes a secret for an authenticator app.
func (m *MFA) Begin(in Nothing) (EnrolmentView, error) {
	return call(m.room, "MFA.Begin", in, visit.beginFactor)
}

// Enable turns the second factor on, with a code that shows that the app has
// the secret.
func (m *MFA) Enable(in CodeInput) (RecoveryView, error) {
	return call(m.room, "MFA.Enable", in, visit.enableFactor)
}

// RegenerateRecovery makes new recovery codes in place of the old ones.
func (m *MFA) RegenerateRecovery(in CodeInput) (RecoveryView, error) {
	return call(m.room, "MFA.RegenerateRecovery", in, visit.regenerateRecovery)
}

// Disable turns the second factor off.
func (m *MFA) Disable(in DisableInput) (MFAView, error) {
	return call(m.room, "MFA.Disable", in, visit.disableFactor)
}

// Untrust asks a device for a code again.
func (m *MFA) Untrust(in TrustedInput) (SessionsView, error) {
	return call(m.room, "MFA.Untrust", in, visit.untrust)
}

func (v visit) factorState(ctx context.Context, _ Nothing) (MFAView, error) {
	is, err := v.Factors.State(ctx, v.session.Account)
	view := MFAView{
		Enabled: is.On, RecoveryLeft: is.RecoveryLeft, TrustedDevices: len(is.Trusted), Required: is.Required,
	}
	if is.On {
		view.Since = is.Since.Format(time.RFC3339Nano)
	}
	return view, err
}

func (v visit) beginFactor(ctx context.Context, _ Nothing) (EnrolmentView, error) {
	begun, err := v.Factors.Begin(ctx, v.session.Account)
	return EnrolmentView(begun), err
}

func (v visit) enableFactor(ctx context.Context, in CodeInput) (RecoveryView, error) {
	codes, err := v.Factors.Enable(ctx, v.by(), in.Code)
	return RecoveryView{Codes: codes}, err
}

func (v visit) regenerateRecovery(ctx context.Context, in CodeInput) (RecoveryView, error) {
	codes, err := v.Factors.RegenerateRecovery(ctx, v.by(), in.Code)
	return RecoveryView{Codes: codes}, err
}

func (v visit) disableFactor(ctx context.Context, in DisableInput) (MFAView, error) {
	if err := v.Factors.Disable(ctx, v.by(), in.Password, in.Code); err != nil {
		return MFAView{}, err
	}
	return v.factorState(ctx, Nothing{})
}

func (v visit) untrust(ctx context.Context, in TrustedInput) (SessionsView, error) {
	id, err := ident.Parse[ident.Trust](in.ID)
	if err != nil {
		return SessionsView{}, err
	}
	if err := v.Factors.Untrust(ctx, v.by(), id); err != nil {
		return SessionsView{}, err
	}
	return v.sessions(ctx, Nothing{})
}
