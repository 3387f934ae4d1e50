package desktop

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/core"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
)

// Status says which page to begin with.
func (i *Installation) Status(in StatusInput) (StatusView, error) {
	return call(i.room, "Installation.Status", in, visit.status)
}

// Protect makes the keys of a new installation under a passphrase.
func (i *Installation) Protect(in PassphraseInput) (StatusView, error) {
	return call(i.room, "Installation.Protect", in, visit.protect)
}

// Unlock opens the keys with the passphrase.
func (i *Installation) Unlock(in PassphraseInput) (StatusView, error) {
	return call(i.room, "Installation.Unlock", in, visit.unlockKeys)
}

// Settings shows the installation to its owner.
func (i *Installation) Settings(in Nothing) (InstallationView, error) {
	return call(i.room, "Installation.Settings", in, visit.settings)
}

// SetSignUp opens or closes signing up.
func (i *Installation) SetSignUp(in SetSignUpInput) (InstallationView, error) {
	return call(i.room, "Installation.SetSignUp", in, visit.setSignUp)
}

// HandOver makes another account the owner.
func (i *Installation) HandOver(in HandOverInput) (SessionView, error) {
	return call(i.room, "Installation.HandOver", in, visit.handOver)
}

func (v visit) status(ctx context.Context, in StatusInput) (StatusView, error) {
	v.setLanguage(in.Language)
	view := StatusView{State: string(v.core.State()), Version: v.core.Version(), Language: v.language(), Door: "browser"}
	if v.door == ledger.DoorWindow {
		view.Door = "window"
	}
	ready, err := v.core.Ready()
	if err != nil { // still sealed: that is the state
		return view, nil //nolint:nilerr // no error
	}
	is, err := installation.Read(ctx, ready.DB.Read())
	view.State, view.SignUpOpen = "ready", is.SignUpOpen
	if !is.Founded() {
		view.State, view.SignUpOpen = "welcome", true
	}
	return view, err
}

func (v visit) protect(ctx context.Context, in PassphraseInput) (StatusView, error) {
	if err := v.core.Protect(ctx, in.Passphrase); err != nil {
		return StatusView{}, err
	}
	return v.status(ctx, StatusInput{})
}

func (v visit) unlockKeys(ctx context.Context, in PassphraseInput) (StatusView, error) {
	if err := v.core.Unlock(ctx, in.Passphrase); err != nil {
		return StatusView{}, err
	}
	return v.status(ctx, StatusInput{})
}

func (v visit) settings(ctx context.Context, _ Nothing) (InstallationView, error) {
	is, err := installation.ReadAs(ctx, v.DB.Read(), v.session.Account)
	if err != nil {
		return InstallationView{}, err
	}
	return v.installationView(ctx, is)
}

func (v visit) setSignUp(ctx context.Context, in SetSignUpInput) (InstallationView, error) {
	is, err := v.Installation.SetSignUp(ctx, v.by(), in.Open)
	if err != nil {
		return InstallationView{}, err
	}
	return v.installationView(ctx, is)
}

func (v visit) handOver(ctx context.Context, in HandOverInput) (SessionView, error) {
	to, err := ident.Parse[ident.Account](in.Account)
	if err != nil {
		return SessionView{}, err
	}
	if _, err := v.Installation.HandOver(ctx, v.by(), to, in.Password); err != nil {
		return SessionView{}, err
	}
	return v.sessionView(ctx)
}

func (v visit) installationView(ctx context.Context, is installation.Installation) (InstallationView, error) {
	all, err := v.Accounts.All(ctx, v.session.Account)
	if err != nil {
		return InstallationView{}, err
	}
	on, err := mfa.All(ctx, v.DB.Read())
	if err != nil {
		return InstallationView{}, err
	}
	device := v.Ledger.Device()
	view := InstallationView{
		ID: string(is.ID), Version: v.core.Version(), DataDir: v.core.Dir(), KeyStorage: v.KeyStorage,
		DeviceID: string(device.ID), DeviceName: core.System(), SignUpOpen: is.SignUpOpen,
		Fingerprint: ledger.Fingerprint(device.Public()), VerifierKey: ledger.VerifierKey(device.ID, device.Public()),
		Accounts: make([]AccountRef, 0, len(all)),
	}
	for _, a := range all {
		view.Accounts = append(view.Accounts, accountRef(a, is, on[a.ID]))
	}
	return view, nil
}

func accountRef(a account.Account, is installation.Installation, on bool) AccountRef {
	return AccountRef{
		ID: string(a.ID), Email: a.Email, FirstName: a.FirstName, LastName: a.LastName,
		Initials: a.Initials(), Owner: a.ID == is.Owner, MFA: on,
	}
}
