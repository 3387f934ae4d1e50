package installation_test

import (
	"context"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
)

const stranger = ident.Account("acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX")

func house(t *testing.T) (h *testhouse.House, astrid, bruno ledger.Actor) {
	t.Helper()
	h = testhouse.Open(t, testhouse.BrokenKinds...)
	astrid = h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	return h, astrid, h.SignUp(t, "bruno")
}

func commit(h *testhouse.House, by ledger.Actor, changes ...ledger.Change) error {
	_, err := h.Ledger.Commit(context.Background(), ledger.Drafts(string(testhouse.Installation), by, changes)...)
	return err
}

func TestNothingIsFoundedYet(t *testing.T) {
	h := testhouse.Open(t)
	i, err := installation.Read(t.Context(), h.DB.Read())
	if err != nil || i.Founded() {
		t.Errorf("%+v, %v", i, err)
	}
	if _, err := installation.ReadAs(t.Context(), h.DB.Read(), ""); !fault.Is(err, fault.PermissionDenied) {
		t.Errorf("nobody is the owner of nothing: %v", err)
	}
}

func TestHandOver(t *testing.T) {
	h, astrid, bruno := house(t)
	ctx := t.Context()
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.Settings.HandOver(ctx, bruno, bruno.Account, testhouse.Password)
		return err
	})
	for _, c := range []struct {
		to   ident.Account
		want fault.Code
	}{{astrid.Account, fault.OwnerUnchanged}, {stranger, fault.NotFound}, {"", fault.NotFound}} {
		h.Refused(t, c.want, func() error {
			_, err := h.Settings.HandOver(ctx, astrid, c.to, testhouse.Password)
			return err
		})
	}
	if _, err := h.Settings.HandOver(ctx, astrid, bruno.Account, "wrong"); !fault.Is(err, fault.PasswordWrong) {
		t.Errorf("without the password: %v", err)
	}
	i, err := h.Settings.HandOver(ctx, astrid, bruno.Account, testhouse.Password)
	if err != nil || i.Owner != bruno.Account {
		t.Fatalf("%+v, %v", i, err)
	}
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.Settings.SetSignUp(ctx, astrid, false)
		return err
	})
	leaves, err := ledger.Page(ctx, h.DB.Read(), i.Ledger(), ledger.Newest, 1)
	if err != nil || leaves[0].Before["owner"] != string(astrid.Account) || leaves[0].After["owner"] != string(bruno.Account) {
		t.Errorf("%+v, %v", leaves[0], err)
	}
	h.Sound(t)
}

func TestSetSignUp(t *testing.T) {
	h, astrid, bruno := house(t)
	for _, open := range []bool{false, false, true} { // the second time changes nothing and is fine
		i, err := h.Settings.SetSignUp(t.Context(), astrid, open)
		if err != nil || i.SignUpOpen != open {
			t.Errorf("%+v, %v", i, err)
		}
	}
	for _, by := range []ledger.Actor{bruno, {Account: stranger}, {}} {
		h.Refused(t, fault.PermissionDenied, func() error {
			_, err := h.Settings.SetSignUp(t.Context(), by, false)
			return err
		})
	}
	h.Sound(t)
}

// The rules are the Changes', whoever brings them.
func TestRefusedChanges(t *testing.T) {
	h, astrid, bruno := house(t)
	for name, c := range map[string]struct {
		by     ledger.Actor
		change ledger.Change
		want   fault.Code
	}{
		"a second founding":       {astrid, &installation.Created{Owner: astrid.Account}, fault.ChangeRepeated},
		"a founding by another":   {bruno, &installation.Created{Owner: bruno.Account}, fault.ChangeRepeated},
		"taking it over":          {bruno, &installation.OwnerChanged{Owner: bruno.Account}, fault.PermissionDenied},
		"handing it to oneself":   {astrid, &installation.OwnerChanged{Owner: astrid.Account}, fault.OwnerUnchanged},
		"handing it to a ghost":   {astrid, &installation.OwnerChanged{Owner: stranger}, fault.NotFound},
		"sign-up as it is":        {astrid, &installation.SignUpChanged{Open: true}, fault.ChangeNone},
		"sign-up by another":      {bruno, &installation.SignUpChanged{Open: false}, fault.PermissionDenied},
		"owner without a session": {ledger.Actor{Door: ledger.DoorToken}, &installation.OwnerChanged{Owner: bruno.Account}, fault.PermissionDenied},
	} {
		t.Run(name, func(t *testing.T) {
			h.Refused(t, c.want, func() error { return commit(h, c.by, c.change) })
		})
	}
	for _, c := range []ledger.Change{&installation.OwnerChanged{Owner: bruno.Account}, &installation.SignUpChanged{Open: false}} {
		h.Refused(t, fault.Internal, func() error { return commit(h, astrid, c, &testhouse.Broken{}) })
	}
	i, err := installation.ReadAs(t.Context(), h.DB.Read(), astrid.Account)
	if err != nil || !i.SignUpOpen {
		t.Errorf("%+v, %v", i, err)
	}
	h.Sound(t)
}

func TestFoundingThatFailsInTheMiddle(t *testing.T) {
	h := testhouse.Open(t, testhouse.BrokenKinds...)
	by := ledger.Actor{Account: stranger, Door: ledger.DoorWindow}
	h.Refused(t, fault.Internal, func() error { return commit(h, by, &installation.Created{Owner: stranger}, &testhouse.Broken{}) })
	h.Refused(t, fault.PermissionDenied, func() error { return commit(h, by, &installation.Created{Owner: "acc_other"}) })
	h.SignUp(t, "astrid") // the way is still free
	h.Sound(t)
}
