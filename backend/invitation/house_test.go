package invitation_test

import (
	"context"
	"testing"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

// house is a house with an organization whose Admin is Ada, on a plan with seats.
type house struct {
	*testhouse.House

	all   *invitation.Invitations
	post  *mail.Post
	texts *i18n.Catalogue
	ada   ledger.Actor
	org   ident.Organization
	seats int
}

func kinds() []ledger.Kind {
	return append(append(append([]ledger.Kind{}, invitation.Kinds...), mail.Kinds...), testhouse.BrokenKinds...)
}

func open(tb testing.TB) *house {
	tb.Helper()
	h := &house{House: testhouse.Open(tb, kinds()...), seats: 5}
	texts := i18n.New()
	vault, _, err := seal.OpenVault(tb.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err == nil {
		err = vault.Protect(testhouse.Password)
	}
	if err != nil {
		tb.Fatal(err)
	}
	h.texts = texts
	h.post = mail.NewPost(mail.Deps{
		DB: h.DB, Ledger: h.Ledger, Clock: h.Clock, Vault: vault, Bus: h.Bus, Accounts: h.Accounts,
		Texts: func() *i18n.Catalogue { return texts },
	})
	h.all = h.another(nil)
	h.ada = h.SignUp(tb, "ada")
	h.org = h.Create(tb, h.ada, "Nordlicht").ID
	h.Plan.Members = true
	h.LetIn(tb, h.ada)
	return h
}

// another are Invitations that may differ in something.
func (h *house) another(change func(*invitation.Deps)) *invitation.Invitations {
	d := invitation.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Clock: h.Clock, Accounts: h.Accounts, Installation: testhouse.Installation,
		Texts: func() *i18n.Catalogue { return h.texts }, Post: h.post,
		Seats: func(context.Context, sqlite.Queryer, ident.Organization) (int, error) { return h.seats, nil },
	}
	if change != nil {
		change(&d)
	}
	return invitation.New(d)
}

func (h *house) request(people ...string) invitation.Request {
	r := invitation.Request{Organization: h.org, Language: "en", Message: "Come over"}
	for _, p := range people {
		r.People = append(r.People, invitation.Person{Email: p, Roles: []access.Role{access.Member}})
	}
	return r
}

// invite invites one person.
func (h *house) invite(tb testing.TB, email string) invitation.Handed {
	tb.Helper()
	handed, err := h.all.Send(tb.Context(), h.ada, h.request(email))
	if err != nil {
		tb.Fatal(err)
	}
	return handed[0]
}

func (h *house) list(tb testing.TB) invitation.Page {
	tb.Helper()
	page, err := h.all.List(tb.Context(), h.ada.Account, invitation.Query{Organization: h.org})
	if err != nil {
		tb.Fatal(err)
	}
	return page
}

func (h *house) state(tb testing.TB, id ident.Invitation) invitation.State {
	tb.Helper()
	for _, one := range h.list(tb).Invitations {
		if one.ID == id {
			return one.At
		}
	}
	tb.Fatalf("%s isn't listed", id)
	return ""
}

func (h *house) looks(tb testing.TB, text string, want fault.Code) {
	tb.Helper()
	if _, err := h.all.Look(tb.Context(), "", text); !fault.Is(err, want) {
		tb.Errorf("got %v, want %s", err, want)
	}
}

func newAccount(first string) account.NewAccount {
	return account.NewAccount{
		Email: first + "@nordlicht.example", FirstName: first, LastName: "Lindqvist", Password: testhouse.Password, Language: "en",
	}
}
