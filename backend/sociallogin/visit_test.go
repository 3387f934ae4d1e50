package sociallogin_test

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/sociallogin"
	"intendant/backend/testhouse/issuer"
)

func TestSomebodyComesBack(t *testing.T) {
	for client, secret := range map[string]string{issuer.Public: "", issuer.Confidential: issuer.Secret} {
		t.Run(client, func(t *testing.T) {
			h := open(t)
			in := h.input()
			in.ID, in.ClientID, in.Secret = h.provider, client, secret
			h.set(t, in)
			page, err := h.visit(t, "bjorn", nil)
			if err != nil || !strings.Contains(page, "Nordlicht ID") {
				t.Fatalf("%v\n%s", err, page)
			}
			want := sociallogin.Person{FirstName: "Björn", LastName: "Aalto", ProviderName: "Nordlicht ID"}
			want.External = h.external("sub-bjorn")
			want.Email = "bjorn@nordlicht.example"
			if len(h.came) != 1 || h.came[0] != want {
				t.Errorf("got %+v, want %+v", h.came, want)
			}
		})
	}
}

// TestAWrongAnswerEndsInItsFault is every attack and every accident on the way.
func TestAWrongAnswerEndsInItsFault(t *testing.T) {
	claim := func(name string, value any) issuer.Mood {
		return issuer.Mood{Twist: func(claims map[string]any) { claims[name] = value }}
	}
	query := func(name, value string) func(*url.URL) {
		return func(back *url.URL) {
			q := back.Query()
			q.Set(name, value)
			back.RawQuery = q.Encode()
		}
	}
	long := time.Now().Add(-time.Hour).Unix()
	for name, c := range map[string]struct {
		mood   issuer.Mood
		change func(*url.URL)
		want   fault.Code
	}{
		"wrong nonce":                {claim("nonce", "another"), nil, fault.SocialNonceWrong},
		"no nonce":                   {claim("nonce", ""), nil, fault.SocialNonceWrong},
		"wrong state":                {issuer.Mood{}, query("state", "another"), fault.SocialStateWrong},
		"two states":                 {issuer.Mood{}, func(u *url.URL) { u.RawQuery += "&state=another" }, fault.SocialStateWrong},
		"wrong issuer in the token":  {claim("iss", "https://elsewhere.example"), nil, fault.SocialIssuerWrong},
		"wrong issuer in the answer": {issuer.Mood{}, query("iss", "https://elsewhere.example"), fault.SocialIssuerWrong},
		"expired token":              {claim("exp", long), nil, fault.SocialTokenExpired},
		"another client's token":     {claim("aud", []string{"another"}), nil, fault.SocialAudienceWrong},
		"shared token":               {issuer.Mood{Twist: func(c map[string]any) { c["aud"] = []string{issuer.Public, "another"}; delete(c, "azp") }}, nil, fault.SocialAudienceWrong},
		"another party's token":      {claim("azp", "another"), nil, fault.SocialAudienceWrong},
		"no subject":                 {claim("sub", ""), nil, fault.SocialTokenInvalid},
		"alg none":                   {issuer.Mood{Unsigned: true}, nil, fault.SocialTokenInvalid},
		"a stranger's signature":     {issuer.Mood{Stranger: true}, nil, fault.SocialTokenInvalid},
		"made-up code":               {issuer.Mood{}, query("code", "made-up"), fault.SocialCodeRefused},
		"no code":                    {issuer.Mood{}, query("code", ""), fault.SocialRefused},
		"the person said no":         {issuer.Mood{}, query("error", "access_denied"), fault.SocialDeclined},
		"the provider said no":       {issuer.Mood{}, query("error", "server_error"), fault.SocialRefused},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.issuer.Behave(c.mood)
			h.fails(t, c.want, c.change)
		})
	}
}

func TestAnAnswerMustNameItsIssuerWhereTheProviderSaysItDoes(t *testing.T) {
	h := open(t)
	h.issuer.Behave(issuer.Mood{Discovery: func(d map[string]any) { d["authorization_response_iss_parameter_supported"] = true }})
	h.fails(t, fault.SocialIssuerWrong, func(back *url.URL) {
		q := back.Query()
		q.Del("iss")
		back.RawQuery = q.Encode()
	})
	if _, err := h.visit(t, "ada", func(back *url.URL) { back.RawQuery += "&iss=" + url.QueryEscape(h.issuer.URL) }); err != nil {
		t.Error(err)
	}
}

func TestACodeOfAnotherVisitIsRefused(t *testing.T) {
	h := open(t)
	old, err := issuer.NewBrowser().SignIn(h.begin(t).URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	h.fails(t, fault.SocialCodeRefused, func(back *url.URL) { // PKCE binds it to its own
		q := back.Query()
		q.Set("code", old.Query().Get("code"))
		back.RawQuery = q.Encode()
	})
}

func TestAnAnswerCountsOnce(t *testing.T) {
	h := open(t)
	ticket := h.begin(t)
	browser := issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := browser.Return(back); err != nil {
			t.Fatal(err)
		}
	}
	if state, _, err := h.visits.Result(h, ticket.ID); state != sociallogin.Done || err != nil || len(h.came) != 1 {
		t.Errorf("%s, %v, %d came", state, err, len(h.came))
	}
	if state, _, err := h.visits.Result(h, ticket.ID); state != sociallogin.Failed || !fault.Is(err, fault.SocialExpired) {
		t.Errorf("told twice: %s, %v", state, err)
	}
}

func TestAVisitEndsAfterFiveMinutes(t *testing.T) {
	h := open(t)
	ticket := h.begin(t)
	browser := issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	h.Clock.Advance(sociallogin.Deadline)
	page, err := browser.Return(back)
	if err != nil || !strings.Contains(page, "five minutes") {
		t.Errorf("%v\n%s", err, page)
	}
	if state, _, err := h.visits.Result(h, ticket.ID); state != sociallogin.Failed || !fault.Is(err, fault.SocialExpired) || len(h.came) > 0 {
		t.Errorf("%s, %v, %d came", state, err, len(h.came))
	}
}

// What nobody asked for in time lets nobody in later.
func TestAnArrivalIsGoodForFiveMinutes(t *testing.T) {
	h := open(t)
	ticket, browser := h.begin(t), issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, "ada")
	if err == nil {
		_, err = browser.Return(back)
	}
	if err != nil || len(h.came) != 1 {
		t.Fatal(err, h.came)
	}
	h.Clock.Advance(sociallogin.Deadline)
	if state, _, err := h.visits.Result(h, ticket.ID); state != sociallogin.Failed || !fault.Is(err, fault.SocialExpired) {
		t.Errorf("%s, %v", state, err)
	}
}

func TestOneVisitAtATime(t *testing.T) {
	h := open(t)
	first, browser := h.begin(t), issuer.NewBrowser()
	back, err := browser.SignIn(first.URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	second := h.begin(t)
	if page, err := browser.Return(back); err != nil || len(h.came) > 0 {
		t.Errorf("the first visit still counts: %v\n%s", err, page)
	}
	if _, _, err := h.visits.Result(h, first.ID); !fault.Is(err, fault.SocialExpired) {
		t.Errorf("the first visit: %v", err)
	}
	if state, _, err := h.visits.Result(h, second.ID); state != sociallogin.Waiting || err != nil {
		t.Errorf("the second visit: %s, %v", state, err)
	}
	if state, _, err := h.visits.Result("another client", second.ID); state != sociallogin.Failed || !fault.Is(err, fault.SocialExpired) {
		t.Errorf("another client's: %s, %v", state, err)
	}
}

func TestACancelledVisitLetsNobodyIn(t *testing.T) {
	h := open(t)
	ticket, browser := h.begin(t), issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	h.visits.Cancel(h, ticket.ID)
	page, err := browser.Return(back)
	if err != nil || !strings.Contains(page, `data-outcome="failed"`) || len(h.came) > 0 {
		t.Errorf("%v, %d came\n%s", err, len(h.came), page)
	}
}

// Whoever cancels too late is told what came of it, and not that nothing did.
func TestAVisitIsNotCancelledWhileSomebodyArrives(t *testing.T) {
	h := open(t)
	arrives, goOn := make(chan struct{}), make(chan struct{})
	request := h.request()
	request.Arrive = func(context.Context, sociallogin.Person) error {
		close(arrives)
		<-goOn
		return nil
	}
	ticket, err := h.visits.Begin(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	browser, page := issuer.NewBrowser(), make(chan string, 1)
	back, err := browser.SignIn(ticket.URL, "ada")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		text, _ := browser.Return(back)
		page <- text
	}()
	<-arrives
	if h.visits.Cancel(h, ticket.ID) {
		t.Error("it was given up while somebody was let in")
	}
	if state, _, err := h.visits.Result(h, ticket.ID); state != sociallogin.Waiting || err != nil {
		t.Errorf("%s, %v", state, err)
	}
	close(goOn)
	if text := <-page; !strings.Contains(text, `data-outcome="done"`) {
		t.Errorf("%s", text)
	}
	if state, who, err := h.visits.Result(h, ticket.ID); state != sociallogin.Done || who.Subject == "" || err != nil {
		t.Errorf("%s, %v, %v", state, who, err)
	}
}

func TestAProviderThatIsOutOfOrder(t *testing.T) {
	for name, mood := range map[string]issuer.Mood{"down": {Down: true}, "broken": {Broken: true}} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.issuer.Behave(mood)
			if _, err := h.visits.Begin(t.Context(), h.request()); !fault.Is(err, fault.ProviderUnreachable) {
				t.Errorf("at the beginning: %v", err)
			}
			h.issuer.Behave(issuer.Mood{})
			h.fails(t, fault.ProviderUnreachable, func(*url.URL) { h.issuer.Behave(mood) })
		})
	}
}

func TestAWrongSecretIsTheOwnersMatter(t *testing.T) {
	h := open(t)
	in := h.input()
	in.ID, in.ClientID, in.Secret = h.provider, issuer.Confidential, "not-it-at-all"
	h.set(t, in)
	h.fails(t, fault.ProviderClientRefused, nil)
}

func TestKeysMayChange(t *testing.T) {
	h := open(t)
	for range 2 {
		if _, err := h.visit(t, "ada", func(*url.URL) { h.issuer.Rotate() }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhoeverIsTurnedAwayReadsWhy(t *testing.T) {
	h := open(t)
	h.refuse = fault.New(fault.SocialNotLinked, "name", "Nordlicht ID")
	page, err := h.visit(t, "ada", nil)
	if !fault.Is(err, fault.SocialNotLinked) || !strings.Contains(page, `data-outcome="failed"`) {
		t.Errorf("%v\n%s", err, page)
	}
}

// Whoever sits at another's console can take out of the address that the provider
// shall ask anew. Then the token says so, or doesn't say when they signed in.
func TestConfirmingTakesSigningInAnew(t *testing.T) {
	for name, c := range map[string]struct {
		twist func(map[string]any)
		want  fault.Code
	}{
		"just now":  {func(c map[string]any) { c["auth_time"] = time.Now().Unix() }, ""},
		"long ago":  {func(c map[string]any) { c["auth_time"] = time.Now().Add(-time.Hour).Unix() }, fault.SocialTokenExpired},
		"who knows": {func(c map[string]any) { delete(c, "auth_time") }, fault.SocialTokenExpired},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.issuer.Behave(issuer.Mood{Twist: c.twist})
			r := h.request()
			r.Purpose = sociallogin.Confirm
			ticket, err := h.visits.Begin(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			browser := issuer.NewBrowser()
			back, err := browser.SignIn(ticket.URL, "ada")
			if err == nil {
				_, err = browser.Return(back)
			}
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = h.visits.Result(h, ticket.ID)
			if (err == nil) != (c.want == "") || err != nil && !fault.Is(err, c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
