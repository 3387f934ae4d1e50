package invitation_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func TestInvitedPeopleJoin(t *testing.T) {
	h := open(t)
	r := h.request("bo@nordlicht.example", "Cem@Nordlicht.example")
	r.People[1].Roles, r.People[1].Name = []access.Role{access.Billing, access.Admin}, "Cem Aydın"
	handed, err := h.all.Send(t.Context(), h.ada, r)
	if err != nil || len(handed) != 2 {
		t.Fatalf("%+v, %v", handed, err)
	}
	bo := h.SignUp(t, "bo")
	seen, err := h.all.Look(t.Context(), bo.Account, handed[0].Link)
	if err != nil || seen.Organization != "Nordlicht" || seen.By != "ada Lindqvist" || seen.Message != "Come over" ||
		seen.Email != "bo@nordlicht.example" || seen.At != invitation.Open || seen.Member || !seen.Expires.Equal(h.Clock.Now().Add(7*24*time.Hour)) {
		t.Errorf("%+v, %v", seen, err)
	}
	id, err := h.all.Accept(t.Context(), bo, handed[0].Link)
	if err != nil || id != h.org {
		t.Fatalf("%s, %v", id, err)
	}
	if m := h.Membership(t, bo, h.org); len(m.Roles) != 1 || m.Roles[0] != access.Member || m.Inactive {
		t.Errorf("%+v", m)
	}
	// Somebody else's account may accept as well; the file does as the link does.
	dana := h.SignUp(t, "dana")
	if _, err := h.all.Accept(t.Context(), dana, handed[1].File); err != nil {
		t.Fatal(err)
	}
	if m := h.Membership(t, dana, h.org); len(m.Roles) != 2 || m.Roles[0] != access.Admin {
		t.Errorf("%+v", m)
	}
	page := h.list(t)
	if page.Open != 0 || page.Used != 3 || page.Seats.Seats != 5 || len(page.Invitations) != 2 {
		t.Errorf("%+v", page)
	}
	if one := page.Invitations[0]; one.At != invitation.StateAccepted || one.Email != "dana@nordlicht.example" || one.By != "ada Lindqvist" {
		t.Errorf("%+v", one)
	}
	if h.Holds(t, "Cem Ayd") {
		t.Log("who was invited may stand in free pages until they are scrubbed")
	}
	h.Sound(t)
}

func TestWhoMayInvite(t *testing.T) {
	h := open(t)
	bo := h.SignUp(t, "bo")
	send := func(by ledger.Actor) func() error {
		return func() error {
			_, err := h.all.Send(t.Context(), by, h.request("eve@nordlicht.example"))
			return err
		}
	}
	h.Refused(t, fault.NotFound, send(bo))
	h.Join(t, h.ada, bo, h.org, access.Billing, access.Member)
	h.Refused(t, fault.PermissionDenied, send(bo))
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.all.List(t.Context(), bo.Account, invitation.Query{Organization: h.org})
		return err
	})
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.all.Preview(t.Context(), bo.Account, h.org, "a@b.example", nil, nil)
		return err
	})
	sent := h.invite(t, "fay@nordlicht.example")
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.all.Resend(t.Context(), bo, h.org, sent.ID, false)
		return err
	})
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.all.Revoke(t.Context(), bo, h.org, []ident.Invitation{sent.ID})
		return err
	})
	h.Plan.Members = false
	h.Refused(t, fault.PlanRequired, send(h.ada))
	h.Refused(t, fault.PlanRequired, func() error {
		_, err := h.all.Resend(t.Context(), h.ada, h.org, sent.ID, false)
		return err
	})
	if n, err := h.all.Revoke(t.Context(), h.ada, h.org, []ident.Invitation{sent.ID, sent.ID}); err != nil || n != 1 {
		t.Errorf("on any plan invitations can be withdrawn: %d, %v", n, err)
	}
}

func TestInvitationsThatCannotBe(t *testing.T) {
	h := open(t)
	h.invite(t, "bo@nordlicht.example")
	for name, c := range map[string]struct {
		change func(*invitation.Request)
		want   fault.Code
		field  string
	}{
		"nobody":       {func(r *invitation.Request) { r.People = nil }, fault.InputInvalid, "people"},
		"no address":   {func(r *invitation.Request) { r.People[0].Email = "eve" }, fault.InputInvalid, "email"},
		"two lines":    {func(r *invitation.Request) { r.People[0].Email = "eve@x.example\r\nBcc: all@x.example" }, fault.InputInvalid, "email"},
		"no such role": {func(r *invitation.Request) { r.People[0].Roles = []access.Role{"king"} }, fault.InputInvalid, "roles"},
		"odd name":     {func(r *invitation.Request) { r.People[0].Name = "a\nb" }, fault.InputInvalid, "name"},
		"language":     {func(r *invitation.Request) { r.Language = "tlh" }, fault.InputInvalid, "language"},
		"long message": {func(r *invitation.Request) { r.Message = strings.Repeat("é", 1001) }, fault.InputInvalid, "message"},
		"a member":     {func(r *invitation.Request) { r.People[0].Email = "ADA@nordlicht.example" }, fault.InvitationMember, ""},
		"invited":      {func(r *invitation.Request) { r.People[0].Email = "Bo@Nordlicht.Example" }, fault.InvitationInvited, ""},
		"twice":        {func(r *invitation.Request) { r.People = append(r.People, r.People[0]) }, fault.InvitationInvited, ""},
		"mail":         {func(r *invitation.Request) { r.Mail = true }, fault.MailNotConfigured, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := h.request("eve@nordlicht.example")
			c.change(&r)
			var err error
			h.Refused(t, c.want, func() error {
				_, err = h.all.Send(t.Context(), h.ada, r)
				return err
			})
			if fields := fault.From(err).Fields; c.field != "" && (len(fields) != 1 || fields[0].Name != c.field) {
				t.Errorf("%+v", fields)
			}
		})
	}
	h.Sound(t)
}

func TestSeats(t *testing.T) {
	h := open(t)
	h.seats = 3
	h.invite(t, "bo@nordlicht.example")
	var err error
	h.Refused(t, fault.SeatsFull, func() error {
		_, err = h.all.Send(t.Context(), h.ada, h.request("c@nordlicht.example", "d@nordlicht.example"))
		return err
	})
	if p := fault.From(err).Params; p["seats"] != "3" || p["used"] != "1" || p["invited"] != "2" {
		t.Errorf("%v", p)
	}
	cem := h.invite(t, "cem@nordlicht.example")
	h.Refused(t, fault.SeatsFull, func() error {
		_, err := h.all.Send(t.Context(), h.ada, h.request("d@nordlicht.example"))
		return err
	})
	h.seats = 1 // a smaller plan meanwhile
	who := h.SignUp(t, "cem")
	if _, err := h.all.Accept(t.Context(), who, cem.Link); err != nil {
		t.Fatal(err)
	}
	if m := h.Membership(t, who, h.org); !m.Inactive {
		t.Errorf("%+v has a seat of none", m)
	}
	h.seats = 2
	h.Clock.Advance(invitation.Lifetime) // an expired one holds no seat
	h.invite(t, "dana@nordlicht.example")
	page := h.list(t)
	if page.Open != 1 || page.Used != 1 {
		t.Errorf("%+v", page.Seats)
	}
	bo := page.Invitations[len(page.Invitations)-1]
	h.Refused(t, fault.SeatsFull, func() error {
		_, err := h.all.Resend(t.Context(), h.ada, h.org, bo.ID, false)
		return err
	})
	h.seats = 3
	if _, err := h.all.Resend(t.Context(), h.ada, h.org, bo.ID, false); err != nil {
		t.Errorf("an expired one is sent again: %v", err)
	}
	h.Sound(t)
}

func TestResendKillsTheOldLink(t *testing.T) {
	h := open(t)
	old := h.invite(t, "bo@nordlicht.example")
	h.Clock.Advance(6 * 24 * time.Hour)
	again, err := h.all.Resend(t.Context(), h.ada, h.org, old.ID, false)
	if err != nil || again.ID != old.ID || again.Link == old.Link || again.Email != old.Email {
		t.Fatalf("%+v, %v", again, err)
	}
	h.looks(t, old.Link, fault.InvitationUnknown)
	h.looks(t, old.File, fault.InvitationUnknown)
	bo := h.SignUp(t, "bo")
	h.Refused(t, fault.InvitationUnknown, func() error {
		_, err := h.all.Accept(t.Context(), bo, old.Link)
		return err
	})
	h.Clock.Advance(6 * 24 * time.Hour)
	if _, err := h.all.Accept(t.Context(), bo, again.Link); err != nil {
		t.Error(err)
	}
	h.Refused(t, fault.InvitationUsed, func() error {
		_, err := h.all.Resend(t.Context(), h.ada, h.org, old.ID, false)
		return err
	})
	h.Sound(t)
}

func TestOverIsOver(t *testing.T) {
	h := open(t)
	accept := func(by ledger.Actor, link string) func() error {
		return func() error {
			_, err := h.all.Accept(t.Context(), by, link)
			return err
		}
	}
	bo := h.SignUp(t, "bo")
	revoked := h.invite(t, "bo@nordlicht.example")
	if n, err := h.all.Revoke(t.Context(), h.ada, h.org, []ident.Invitation{revoked.ID}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if n, err := h.all.Revoke(t.Context(), h.ada, h.org, []ident.Invitation{revoked.ID}); err != nil || n != 0 {
		t.Error("revoked twice", n, err)
	}
	h.Refused(t, fault.InvitationRevoked, accept(bo, revoked.Link))
	h.Refused(t, fault.InvitationRevoked, func() error {
		_, err := h.all.Resend(t.Context(), h.ada, h.org, revoked.ID, false)
		return err
	})
	declined := h.invite(t, "bo@nordlicht.example")
	if err := h.all.Decline(t.Context(), bo, declined.Link); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.InvitationUsed, func() error { return h.all.Decline(t.Context(), bo, declined.Link) })
	h.Refused(t, fault.InvitationUsed, accept(bo, declined.Link))
	h.Refused(t, fault.InvitationUsed, func() error {
		_, err := h.all.Revoke(t.Context(), h.ada, h.org, []ident.Invitation{declined.ID})
		return err
	})
	expired := h.invite(t, "bo@nordlicht.example")
	h.Clock.Advance(invitation.Lifetime)
	h.Refused(t, fault.InvitationExpired, accept(bo, expired.Link))
	h.Refused(t, fault.InvitationExpired, func() error { return h.all.Decline(t.Context(), bo, expired.Link) })
	for id, want := range map[ident.Invitation]invitation.State{
		revoked.ID: invitation.StateRevoked, declined.ID: invitation.StateDeclined, expired.ID: invitation.StateExpired,
	} {
		if got := h.state(t, id); got != want {
			t.Errorf("%s instead of %s", got, want)
		}
	}
	fresh := h.invite(t, "bo@nordlicht.example")
	h.Refused(t, fault.MemberExists, accept(h.ada, fresh.Link))
	h.Sound(t)
}

// TestAcceptFailsWhole lets the second half of an acceptance fail.
func TestAcceptFailsWhole(t *testing.T) {
	h := open(t)
	bo := h.SignUp(t, "bo")
	sent := h.invite(t, "bo@nordlicht.example")
	h.Refused(t, fault.Internal, func() error {
		drafts := h.acceptance(t, bo, sent.Link)
		_, err := h.Ledger.Commit(t.Context(), append(drafts, ledger.Draft{Ledger: string(testhouse.Installation), By: bo, Change: &testhouse.Broken{}})...)
		return err
	})
	if got := h.state(t, sent.ID); got != invitation.Open {
		t.Errorf("it is %s", got)
	}
	if _, err := h.all.Accept(t.Context(), bo, sent.Link); err != nil {
		t.Error(err)
	}
	h.Sound(t)
}

// acceptance are the drafts of Accept, with another end.
func (h *house) acceptance(t *testing.T, by ledger.Actor, link string) []ledger.Draft {
	t.Helper()
	member, change := h.all.AcceptedForTest(t.Context(), by, link)
	as := organization.Membership{Organization: h.org, Member: member}
	return []ledger.Draft{
		{Ledger: string(h.org), By: as.Actor(by), Change: change},
		{Ledger: string(testhouse.Installation), By: by, Change: &organization.MemberLinked{Account: by.Account, Member: member, Organization: h.org}},
	}
}

// TestForgedChanges come another way than by Send and Accept.
func TestForgedChanges(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	bo := h.SignUp(t, "bo")
	commit := func(by ledger.Actor, c ledger.Change) func() error {
		return func() error {
			_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(h.org), By: by, Change: c})
			return err
		}
	}
	id := ident.New[ident.Member](h.IDs)
	as := organization.Membership{Organization: h.org, Member: id}.Actor(bo)
	h.Refused(t, fault.InvitationUnknown, commit(as, &invitation.Accepted{
		Invitation: sent.ID, Member: id, Roles: []access.Role{access.Member}, Profile: testhouse.Profile(id, "bo"),
	}))
	_, change := h.all.AcceptedForTest(t.Context(), bo, sent.Link)
	change.Roles = []access.Role{access.Admin}
	h.Refused(t, fault.PermissionDenied, commit(organization.Membership{Organization: h.org, Member: change.Member}.Actor(bo), change))
	h.Refused(t, fault.InvitationUnknown, commit(ledger.Actor{Door: ledger.DoorWindow}, &invitation.Declined{Invitation: sent.ID}))
	admin := h.Membership(t, h.ada, h.org).Actor(h.ada)
	h.Refused(t, fault.PermissionDenied, commit(admin, &invitation.Erased{Invitation: sent.ID}))
	h.Refused(t, fault.NotFound, commit(admin, &invitation.Sent{}))
	h.Refused(t, fault.InputInvalid, commit(admin, &invitation.Resent{Invitation: sent.ID, Hash: make([]byte, 32), Expires: h.Clock.Now().Add(30 * 24 * time.Hour).UnixMilli()}))
	h.Refused(t, fault.NotFound, commit(admin, &invitation.Revoked{Invitation: "inv_01ARZ3NDEKTSV4RRFFQ69G5FAV"}))
}

// TestAHundredAccept race for one invitation.
func TestAHundredAccept(t *testing.T) {
	h := open(t)
	people := make([]ledger.Actor, 100)
	for n := range people {
		people[n] = h.SignUp(t, "p"+string(rune('a'+n/26))+string(rune('a'+n%26)))
	}
	sent := h.invite(t, "bo@nordlicht.example")
	var wg sync.WaitGroup
	var joined atomic.Int32
	for _, who := range people {
		wg.Go(func() {
			switch _, err := h.all.Accept(t.Context(), who, sent.Link); {
			case err == nil:
				joined.Add(1)
			case !fault.Is(err, fault.InvitationUsed):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if joined.Load() != 1 {
		t.Errorf("%d joined", joined.Load())
	}
	var members int
	err := h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM member`).Scan(&members)
	if err != nil || members != 2 {
		t.Errorf("%d members, %v", members, err)
	}
	h.Sound(t)
}

func TestNothingSecretIsKept(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	_, secret, _ := strings.Cut(sent.Link, ".")
	again, err := h.all.Resend(t.Context(), h.ada, h.org, sent.ID, false)
	if err != nil {
		t.Fatal(err)
	}
	_, newer, _ := strings.Cut(again.Link, ".")
	if len(secret) != 24 || h.Holds(t, secret) || h.Holds(t, newer) {
		t.Error("a link's secret stands in the database")
	}
}

func TestOldInvitationsAreErased(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	expired := h.invite(t, "cem@nordlicht.example")
	if _, err := h.all.Revoke(t.Context(), h.ada, h.org, []ident.Invitation{sent.ID}); err != nil {
		t.Fatal(err)
	}
	h.Clock.Advance(invitation.Kept - time.Second)
	h.sweep(t)
	if page := h.list(t); page.Invitations[1].Email == "" {
		t.Error("erased too early")
	}
	h.Clock.Advance(8 * 24 * time.Hour)
	fresh := h.invite(t, "dana@nordlicht.example")
	h.sweep(t)
	h.sweep(t)
	for _, one := range h.list(t).Invitations {
		if (one.Email == "") != (one.ID != fresh.ID) {
			t.Errorf("%+v", one)
		}
	}
	if got := h.state(t, expired.ID); got != invitation.StateExpired {
		t.Errorf("it is %s", got)
	}
	if err := h.DB.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	if h.Holds(t, "bo@nordlicht.example") || h.Holds(t, "cem@nordlicht.example") {
		t.Error("whom they were for is still known")
	}
	h.Sound(t)
}

func (h *house) sweep(t *testing.T) {
	t.Helper()
	if err := h.all.Sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func TestADeletedOrganizationTakesItsInvitations(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	if err := h.Organizations.Delete(t.Context(), h.ada, h.org, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	h.looks(t, sent.Link, fault.InvitationUnknown)
	var left int
	err := h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM invitation`).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("%d left, %v", left, err)
	}
	h.sweep(t)
}

// TestSignUpByInvitation lets somebody in while sign-up is closed.
func TestSignUpByInvitation(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	if _, err := h.Settings.SetSignUp(t.Context(), h.ada, false); err != nil {
		t.Fatal(err)
	}
	in := newAccount("bo")
	h.Refused(t, fault.SignUpClosed, func() error {
		_, err := h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
		return err
	})
	if _, err := h.all.Admit(t.Context(), "intendant:join"); !fault.Is(err, fault.InvitationUnknown) {
		t.Errorf("got %v", err)
	}
	admit := func() {
		t.Helper()
		var err error
		if in.Admission, err = h.all.Admit(t.Context(), sent.Link); err != nil {
			t.Fatal(err)
		}
	}
	admit()
	who, err := h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
	if err != nil {
		t.Fatal(err)
	}
	bo := ledger.Actor{Account: who.ID, Door: ledger.DoorWindow}
	in = newAccount("cem")
	admit()
	if _, err := h.all.Accept(t.Context(), bo, sent.Link); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.InvitationUsed, func() error { // meanwhile
		_, err := h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
		return err
	})
	if _, err := h.all.Admit(t.Context(), sent.Link); !fault.Is(err, fault.InvitationUsed) {
		t.Errorf("got %v", err)
	}
	h.Sound(t)
}

func TestOneInvitationMakesFewAccounts(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	if _, err := h.Settings.SetSignUp(t.Context(), h.ada, false); err != nil {
		t.Fatal(err)
	}
	signUp := func(first string) error {
		in := newAccount(first)
		var err error
		if in.Admission, err = h.all.Admit(t.Context(), sent.Link); err != nil {
			t.Fatal(err)
		}
		_, err = h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
		return err
	}
	for range 20 { // refused ones don't count
		if err := signUp("ada"); !fault.Is(err, fault.EmailTaken) {
			t.Fatal(err)
		}
	}
	made := 0
	for n := range 20 {
		if err := signUp("p" + string(rune('a'+n))); err == nil {
			made++
		} else if !fault.Is(err, fault.InvitationTries) {
			t.Fatal(err)
		}
	}
	if made != 5 {
		t.Errorf("%d accounts by one invitation", made)
	}
}
