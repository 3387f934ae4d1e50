package sociallogin_test

import (
	"strconv"
	"testing"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sociallogin"
	"intendant/backend/testhouse"
)

func (h *house) join(t *testing.T, subject string) (account.Account, error) {
	t.Helper()
	who := h.external(subject)
	in := account.NewAccount{Email: who.Email, FirstName: subject, LastName: "Aalto", Language: "fr"}
	return h.Accounts.SignUpWith(t.Context(), ledger.DoorBrowser, in, who)
}

func (h *house) identities(t *testing.T, id ident.Account) []account.Identity {
	t.Helper()
	all, err := h.Accounts.Identities(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSignUpByAProviderNeedsAnOpenDoor(t *testing.T) {
	h := open(t)
	h.Refused(t, fault.SocialNotLinked, func() error { _, err := h.join(t, "bjorn"); return err })
	h.LetIn(t, h.owner)
	made, err := h.join(t, "bjorn")
	if err != nil || !made.Verified || made.Language != "fr" {
		t.Fatalf("%+v, %v", made, err)
	}
	if has, err := account.HasPassword(t.Context(), h.DB.Read(), made.ID); has || err != nil {
		t.Errorf("a password nobody set: %v, %v", has, err)
	}
	again, err := h.Accounts.Recognize(t.Context(), h.external("bjorn"))
	if err != nil || again.ID != made.ID || h.identities(t, made.ID)[0].LastUsed.IsZero() {
		t.Errorf("%+v, %v", again, err)
	}
	h.Sound(t)
}

func TestTheFirstAccountMayComeFromAProvider(t *testing.T) {
	h := testhouse.Open(t, sociallogin.Kinds...)
	who := account.External{Provider: "prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE", Issuer: "https://id.example", Subject: "1", Email: "ada@nordlicht.example"}
	made, err := h.Accounts.SignUpWith(t.Context(), ledger.DoorWindow, account.NewAccount{Email: who.Email, FirstName: "Ada", LastName: "L"}, who)
	if err != nil || made.Verified { // the provider didn't say that the address is hers
		t.Errorf("%+v, %v", made, err)
	}
	h.Sound(t)
}

// TestAnAddressProvesNothing has a provider name the owner's address: that lets
// nobody into the owner's account.
func TestAnAddressProvesNothing(t *testing.T) {
	h := open(t)
	h.LetIn(t, h.owner)
	who := h.external("somebody")
	who.Email = "ADA@nordlicht.example"
	h.Refused(t, fault.SocialLinkFirst, func() error {
		_, err := h.Accounts.SignUpWith(t.Context(), ledger.DoorWindow,
			account.NewAccount{Email: who.Email, FirstName: "A", LastName: "B"}, who)
		return err
	})
	if known, err := h.Accounts.Known(t.Context(), who); known != "" || err != nil {
		t.Errorf("%s, %v", known, err)
	}
	elsewhere := h.external("sub-ada")
	elsewhere.Issuer = "https://elsewhere.example"
	if err := h.Accounts.Link(t.Context(), h.owner, h.external("sub-ada")); err != nil {
		t.Fatal(err)
	}
	if known, err := h.Accounts.Known(t.Context(), elsewhere); known != "" || err != nil {
		t.Errorf("the same subject at another issuer is %s, %v", known, err)
	}
}

// What a provider tells didn't pass the page's check of texts.
func TestAnAddressThatTurnsTheTextAroundItIsLeftOut(t *testing.T) {
	h := open(t)
	for i, email := range []string{"ada\u202e@nordlicht.example", "ad\u200ba@nordlicht.example", "ada\n@nordlicht.example"} {
		who := h.external(strconv.Itoa(i))
		who.Email = email
		if err := h.Accounts.Link(t.Context(), h.owner, who); err != nil {
			t.Fatal(err)
		}
	}
	for _, one := range h.identities(t, h.owner.Account) {
		if one.Email != "" {
			t.Errorf("%q", one.Email)
		}
	}
}

func TestLinkAndUnlink(t *testing.T) {
	h := open(t)
	h.LetIn(t, h.owner)
	if err := h.Accounts.Link(t.Context(), h.owner, h.external("sub-ada")); err != nil {
		t.Fatal(err)
	}
	if err := h.Accounts.Link(t.Context(), h.owner, h.external("sub-ada")); err != nil {
		t.Errorf("linked twice: %v", err)
	}
	other := h.SignUp(t, "cem")
	h.Refused(t, fault.IdentityTaken, func() error { return h.Accounts.Link(t.Context(), other, h.external("sub-ada")) })
	mine := h.identities(t, h.owner.Account)
	if len(mine) != 1 || mine[0].Name != "Nordlicht ID" || mine[0].Provider != h.provider {
		t.Fatalf("%+v", mine)
	}
	h.Refused(t, fault.NotFound, func() error { return h.Accounts.Unlink(t.Context(), other, mine[0].ID) })
	if err := h.Accounts.Unlink(t.Context(), h.owner, mine[0].ID); err != nil {
		t.Fatal(err)
	}
	h.Sound(t)
	if err := h.DB.Checkpoint(t.Context()); err != nil { // so that nothing is left over in the log
		t.Fatal(err)
	}
	if h.Holds(t, "sub-ada@nordlicht.example") {
		t.Error("who it was is still in the database")
	}
	if known, err := h.Accounts.Known(t.Context(), h.external("sub-ada")); known != "" || err != nil {
		t.Errorf("%s, %v", known, err)
	}
}

// TestTheLastWayInStays goes by the Change itself, which nobody gets around.
func TestTheLastWayInStays(t *testing.T) {
	h := open(t)
	h.LetIn(t, h.owner)
	made, err := h.join(t, "bjorn")
	if err != nil {
		t.Fatal(err)
	}
	by, one := ledger.Actor{Account: made.ID, Door: ledger.DoorWindow}, h.identities(t, made.ID)[0]
	unlink := func() error { return h.Accounts.Unlink(t.Context(), by, one.ID) }
	h.Refused(t, fault.IdentityLast, unlink)
	gone := h.external("bjorn-elsewhere") // a link whose provider isn't offered is no way in
	gone.Provider, gone.Issuer = "prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE", "https://gone.example"
	if err := h.Accounts.Link(t.Context(), by, gone); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.IdentityLast, unlink)
	if account.MayUnlink(h.identities(t, made.ID), one.ID, false) {
		t.Error("the page would offer it")
	}
	if err := h.Accounts.Link(t.Context(), by, h.external("bjorn-again")); err != nil {
		t.Fatal(err)
	}
	if err := unlink(); err != nil {
		t.Error(err)
	}
	h.Sound(t)
}

// A provider that asks another issuer, or a Microsoft one that is another client
// there, calls the same people something else: a link made before is no way in.
func TestALinkOfAnotherIssuerOrClientIsNoWayIn(t *testing.T) {
	microsoft := sociallogin.Input{Provider: sociallogin.Provider{Kind: sociallogin.Microsoft, ClientID: "c"}}
	for name, c := range map[string]struct {
		first  func(h *house) sociallogin.Input
		change func(in *sociallogin.Input)
		stays  bool
	}{
		"another issuer":            {(*house).input, func(in *sociallogin.Input) { in.Issuer = "https://elsewhere.example" }, false},
		"another client":            {(*house).input, func(in *sociallogin.Input) { in.ClientID = "another" }, true},
		"another name":              {(*house).input, func(in *sociallogin.Input) { in.Name = "Another" }, true},
		"another client, Microsoft": {func(*house) sociallogin.Input { return microsoft }, func(in *sociallogin.Input) { in.ClientID = "another" }, false},
		"another secret, Microsoft": {func(*house) sociallogin.Input { return microsoft }, func(in *sociallogin.Input) { in.Secret = secret }, true},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.LetIn(t, h.owner)
			in, who := c.first(h), h.external("bjorn")
			if in.Kind == sociallogin.Microsoft {
				who.Provider, who.Issuer = h.set(t, in), "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
			}
			in.ID = who.Provider
			made, err := h.Accounts.SignUpWith(t.Context(), ledger.DoorBrowser, account.NewAccount{Email: who.Email, FirstName: "B", LastName: "A"}, who)
			if err != nil {
				t.Fatal(err)
			}
			c.change(&in)
			h.set(t, in)
			by := ledger.Actor{Account: made.ID, Door: ledger.DoorWindow}
			second := h.external("bjorn-of-gitea")
			second.Provider, second.Issuer = h.set(t, sociallogin.Input{Provider: sociallogin.Provider{
				Kind: sociallogin.OIDC, Name: "Gitea", Issuer: "https://git.example", ClientID: "c",
			}}), "https://git.example"
			if err := h.Accounts.Link(t.Context(), by, second); err != nil {
				t.Fatal(err)
			}
			all := h.identities(t, made.ID)
			if err := h.Accounts.Unlink(t.Context(), by, all[1].ID); fault.Is(err, fault.IdentityLast) == c.stays {
				t.Errorf("unlinking the other: %v", err)
			}
			if (all[0].Kind != "") != c.stays || account.MayUnlink(all, all[1].ID, false) != c.stays {
				t.Errorf("the page says another thing: %+v", all)
			}
			users, err := h.settings.Users(t.Context())
			if err != nil || (users[all[0].Provider] > 0) != c.stays {
				t.Errorf("%v, %v", users, err)
			}
			h.Sound(t)
		})
	}
}

// The rule is the Change's.
func TestAProviderKeepsWhomItKnows(t *testing.T) {
	h := open(t)
	h.Refused(t, fault.InputInvalid, func() error {
		_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(testhouse.Installation), By: h.owner, Change: &sociallogin.ProviderSet{
			Provider: h.provider, Kind: "oidc", Name: "Nordlicht ID", Issuer: "https://elsewhere.example", ClientID: "c",
			Sealed: ledger.Private{Subject: string(h.provider), Class: "provider"},
		}})
		return err
	})
}

func TestNobodyLinksForOthers(t *testing.T) {
	h := open(t)
	h.LetIn(t, h.owner)
	other := h.SignUp(t, "cem")
	private := func(fields map[string]string) ledger.Private {
		return ledger.Private{Subject: string(h.owner.Account), Class: "identity/idy_1", Fields: fields}
	}
	full := map[string]string{"issuer": "https://id.example", "subject": "7", "email": "x@nordlicht.example"}
	elsewhere, unclassed := private(full), private(full) // which no erasure would find
	elsewhere.Subject, unclassed.Class = string(other.Account), "identity/idy_2"
	for name, c := range map[string]struct {
		by     ledger.Actor
		change account.IdentityLinked
		want   fault.Code
	}{
		"another account":      {other, account.IdentityLinked{Account: h.owner.Account, Identity: "idy_1", Provider: h.provider, Who: private(full)}, fault.PermissionDenied},
		"nobody":               {h.owner, account.IdentityLinked{Account: h.owner.Account, Identity: "idy_1", Provider: h.provider, Who: private(map[string]string{})}, fault.NotFound},
		"another address":      {h.owner, account.IdentityLinked{Account: h.owner.Account, Identity: "idy_1", Provider: h.provider, EmailVerified: true, Who: private(full)}, fault.InputInvalid},
		"filed under another":  {h.owner, account.IdentityLinked{Account: h.owner.Account, Identity: "idy_1", Provider: h.provider, Who: elsewhere}, fault.PermissionDenied},
		"filed under no class": {h.owner, account.IdentityLinked{Account: h.owner.Account, Identity: "idy_1", Provider: h.provider, Who: unclassed}, fault.PermissionDenied},
	} {
		t.Run(name, func(t *testing.T) {
			h.Refused(t, c.want, func() error {
				_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(testhouse.Installation), By: c.by, Change: &c.change})
				return err
			})
		})
	}
}

// Secrets that are filed elsewhere would outlive their provider.
func TestAProvidersSecretsAreItsOwn(t *testing.T) {
	h := open(t)
	for _, sealed := range []ledger.Private{{}, {Subject: string(h.owner.Account), Class: "provider"}, {Subject: string(h.provider), Class: "secret"}} {
		h.Refused(t, fault.PermissionDenied, func() error {
			_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(testhouse.Installation), By: h.owner, Change: &sociallogin.ProviderSet{
				Provider: h.provider, Kind: "oidc", Name: "Nordlicht ID", Issuer: h.issuer.URL, ClientID: "c", Sealed: sealed,
			}})
			return err
		})
	}
}
