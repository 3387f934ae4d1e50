package apikey_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

func TestCreate(t *testing.T) {
	p := open(t)
	expires := p.Clock.Now().Add(time.Hour)
	one, text, err := p.keys.Create(t.Context(), p.bo, p.org, apikey.NewKey{
		Workspace: p.here, Name: "  Batch jobs ", Expires: expires, Scope: []string{apikey.ScopeModels, apikey.ScopeChat, apikey.ScopeChat},
	})
	if err != nil {
		t.Fatal(err)
	}
	if one.Name != "Batch jobs" || one.At != apikey.StateActive || !one.Mine || !one.Can || one.By != "bo Lindqvist" ||
		!one.Expires.Equal(expires) || strings.Join(one.Scope, " ") != "chat models" || one.WorkspaceName != "Research" {
		t.Errorf("%+v", one)
	}
	if id, ok := apikey.Parse(text); !ok || id != one.ID || p.opens(t, text) != apikey.Opens {
		t.Errorf("%s, %t", id, ok)
	}
	l := p.newest(t)
	if l.Kind != "api_key.created" || l.Target != (ledger.Target{Type: "api_key", ID: string(one.ID)}) || l.Workspace != p.here {
		t.Errorf("%+v", l)
	}
	secret := text[31:]
	if bytes.Contains(l.Payload, []byte(secret)) || p.Holds(t, secret) {
		t.Error("the secret is kept")
	}
	live, found, err := apikey.One(t.Context(), p.DB.Read(), one.ID)
	if err != nil || !found || live.Organization != p.org || live.Workspace != p.here || live.Member != p.member["bo"] ||
		live.Name != "Batch jobs" || live.InScope(apikey.ScopeOther) || len(live.Models) != 0 {
		t.Errorf("%+v, %t, %v", live, found, err)
	}
	p.Clock.Advance(time.Hour)
	if p.opens(t, text) != apikey.Expired {
		t.Error("it opens, although it has expired")
	}
	p.Sound(t)
}

func TestAKeyForModels(t *testing.T) {
	p := open(t)
	if err := p.Plans.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	at, small, large := ident.New[ident.Connection](p.IDs), ident.New[ident.Model](p.IDs), ident.New[ident.Model](p.IDs)
	line := func(id ident.Model, name string) resource.ModelLine {
		return resource.ModelLine{ID: id, Name: name, Connection: at, Upstream: name, Kind: "chat"}
	}
	err := p.by("ada", &resource.ConnectionSet{
		Connection: at, Name: "Provider", BaseURL: "https://x.example", Key: "none",
		Sealed: ledger.Private{Subject: string(at), Class: ledger.ClassSecret, Fields: map[string]string{}},
	}, &resource.ModelsSet{Currency: "EUR", Models: []resource.ModelLine{line(small, "small"), line(large, "large")}})
	if err != nil {
		t.Fatal(err)
	}
	one, _, err := p.keys.Create(t.Context(), p.ada, p.org, apikey.NewKey{
		Workspace: p.here, Name: "x", Models: []ident.Model{large, small, large},
	})
	if err != nil || len(one.Models) != 2 || one.Models[0] != string(small) {
		t.Fatalf("%+v, %v", one, err)
	}
	live, _, err := apikey.One(t.Context(), p.DB.Read(), one.ID)
	if err != nil || !live.MayUse(small) || !live.MayUse(large) || live.MayUse("mdl_x") {
		t.Errorf("%+v, %v", live, err)
	}
	p.Refused(t, fault.InputInvalid, func() error { // not as they are stored
		return p.by("ada", &apikey.Created{
			Key: ident.New[ident.Key](p.IDs), Workspace: p.here, Name: "x", Hash: make([]byte, 32), Models: []ident.Model{large, small},
		})
	})
	p.Sound(t)
}

func TestCreateRefused(t *testing.T) {
	p := open(t)
	stranger := p.SignUp(t, "sten")
	for _, c := range []struct {
		name string
		by   ledger.Actor
		in   apikey.NewKey
		want fault.Code
	}{
		{"by a viewer", p.vera, apikey.NewKey{Workspace: p.here, Name: "x"}, fault.PermissionDenied},
		{"in another workspace", p.bo, apikey.NewKey{Workspace: p.there, Name: "x"}, fault.NotFound},
		{"by a stranger", stranger, apikey.NewKey{Workspace: p.here, Name: "x"}, fault.NotFound},
		{"in no workspace", p.ada, apikey.NewKey{Name: "x"}, fault.NotFound},
		{"without a name", p.bo, apikey.NewKey{Workspace: p.here, Name: " "}, fault.InputInvalid},
		{"for what isn't offered", p.bo, apikey.NewKey{Workspace: p.here, Name: "x", Scope: []string{"everything"}}, fault.InputInvalid},
		{"for a model that isn't there", p.bo, apikey.NewKey{Workspace: p.here, Name: "x", Models: []ident.Model{"mdl_x"}}, fault.InputInvalid},
		{"expired", p.bo, apikey.NewKey{Workspace: p.here, Name: "x", Expires: p.Clock.Now()}, fault.InputInvalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, c.want, func() error {
				_, _, err := p.keys.Create(t.Context(), c.by, p.org, c.in)
				return err
			})
		})
	}
	blunt := apikey.New(apikey.Deps{DB: p.DB, Ledger: p.Ledger, IDs: p.IDs, Clock: p.Clock, Entropy: strings.NewReader("few")})
	p.Refused(t, fault.Internal, func() error {
		_, _, err := blunt.Create(t.Context(), p.bo, p.org, apikey.NewKey{Workspace: p.here, Name: "x"})
		if err != nil && !errors.Is(err, io.EOF) {
			t.Error(err)
		}
		return err
	})
	p.Sound(t)
}

// TestForgedChanges come another way than by Keys.
func TestForgedChanges(t *testing.T) {
	p := open(t)
	bos, _ := p.make(t, p.bo, "bo's")
	adas, _ := p.make(t, p.ada, "ada's")
	hash := bytes.Repeat([]byte{1}, 32)
	fresh := func(change func(*apikey.Created)) *apikey.Created {
		c := &apikey.Created{Key: ident.New[ident.Key](p.IDs), Workspace: p.here, Name: "x", Hash: hash, Scope: []string{}, Models: []ident.Model{}}
		change(c)
		return c
	}
	for _, c := range []struct {
		name   string
		by     string
		change ledger.Change
		want   fault.Code
	}{
		{"by nobody", "nobody", fresh(func(*apikey.Created) {}), fault.PermissionDenied},
		{"a short hash", "bo", fresh(func(c *apikey.Created) { c.Hash = hash[:31] }), fault.NotFound},
		{"no identifier", "bo", fresh(func(c *apikey.Created) { c.Key = "key_x" }), fault.NotFound},
		{"a key that is there", "bo", fresh(func(c *apikey.Created) { c.Key = bos.ID }), fault.ChangeRepeated},
		{"an unclean name", "bo", fresh(func(c *apikey.Created) { c.Name = " x" }), fault.InputInvalid},
		{"scopes in disorder", "bo", fresh(func(c *apikey.Created) { c.Scope = []string{"models", "chat"} }), fault.InputInvalid},
		{"before the epoch", "bo", fresh(func(c *apikey.Created) { c.Expires = -1 }), fault.InputInvalid},
		{"in another workspace", "eve", fresh(func(*apikey.Created) {}), fault.PermissionDenied},
		{"in a workspace that isn't", "ada", fresh(func(c *apikey.Created) { c.Workspace = "wsp_x" }), fault.NotFound},

		{"another's, renamed", "bo", &apikey.Renamed{Key: adas.ID, Name: "mine", Workspace: p.here}, fault.NotFound},
		{"another's, rotated", "bo", &apikey.Rotated{Key: adas.ID, Hash: hash, Workspace: p.here}, fault.NotFound},
		{"another's, revoked", "bo", &apikey.Revoked{Key: adas.ID, Workspace: p.here}, fault.NotFound},
		{"of another workspace", "eve", &apikey.Revoked{Key: bos.ID, Workspace: p.there}, fault.NotFound},
		{"by a viewer", "vera", &apikey.Revoked{Key: bos.ID, Workspace: p.here}, fault.PermissionDenied},
		{"none", "ada", &apikey.Revoked{Key: "key_x", Workspace: p.here}, fault.NotFound},
		{"a wrong workspace", "ada", &apikey.Revoked{Key: bos.ID, Workspace: p.there}, fault.NotFound},
		{"the same name", "bo", &apikey.Renamed{Key: bos.ID, Name: "bo's", Workspace: p.here}, fault.ChangeNone},
		{"an unclean name", "bo", &apikey.Renamed{Key: bos.ID, Name: "", Workspace: p.here}, fault.InputInvalid},
		{"a short hash", "bo", &apikey.Rotated{Key: bos.ID, Hash: hash[:3], Workspace: p.here}, fault.ChangeRepeated},
		{"a long grace", "bo", &apikey.Rotated{Key: bos.ID, Hash: hash, GraceHours: 169, Workspace: p.here}, fault.InputInvalid},
		{"a grace of less than nothing", "bo", &apikey.Rotated{Key: bos.ID, Hash: hash, GraceHours: -1, Workspace: p.here}, fault.InputInvalid},
		{"a policy by a developer", "bo", &apikey.PolicySet{MaxDays: 1}, fault.PermissionDenied},
		{"a policy by who administers a workspace", "cleo", &apikey.PolicySet{MaxDays: 1}, fault.PermissionDenied},
		{"a policy of ages", "ada", &apikey.PolicySet{MaxDays: 3651}, fault.InputInvalid},
		{"a policy of less than nothing", "ada", &apikey.PolicySet{MaxDays: -1}, fault.InputInvalid},
		{"no other policy", "ada", &apikey.PolicySet{}, fault.ChangeNone},
	} {
		t.Run(c.name, func(t *testing.T) { p.Refused(t, c.want, func() error { return p.by(c.by, c.change) }) })
	}
	p.Sound(t)
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	p := open(t)
	one, text := p.make(t, p.bo, "jobs")
	hash := bytes.Repeat([]byte{1}, 32)
	for _, c := range []ledger.Change{
		&apikey.Created{Key: ident.New[ident.Key](p.IDs), Workspace: p.here, Name: "x", Hash: hash},
		&apikey.Rotated{Key: one.ID, Hash: hash, GraceHours: 1, Workspace: p.here},
		&apikey.Renamed{Key: one.ID, Name: "other", Workspace: p.here},
		&apikey.Revoked{Key: one.ID, Workspace: p.here},
	} {
		p.Refused(t, fault.Internal, func() error { return p.by("bo", c, &testhouse.OtherBroken{}) })
	}
	p.Refused(t, fault.Internal, func() error { return p.by("ada", &apikey.PolicySet{MaxDays: 7}, &testhouse.OtherBroken{}) })
	if page := p.list(t, p.ada, apikey.Query{}); page.Total != 1 || page.Keys[0].Name != "jobs" || p.opens(t, text) != apikey.Opens {
		t.Errorf("%+v", page)
	}
	p.Sound(t)
}

func TestRotate(t *testing.T) {
	p := open(t)
	one, first := p.make(t, p.bo, "jobs")
	rotate := func(by ledger.Actor, hours int64) string {
		t.Helper()
		again, text, err := p.keys.Rotate(t.Context(), by, p.org, p.here, one.ID, hours)
		if err != nil || again.ID != one.ID {
			t.Fatalf("%+v, %v", again, err)
		}
		if want := p.Clock.Now().Add(time.Duration(hours) * time.Hour); hours > 0 && !again.GraceUntil.Equal(want) || hours == 0 && !again.GraceUntil.IsZero() {
			t.Errorf("until %s", again.GraceUntil)
		}
		return text
	}
	second := rotate(p.bo, 24)
	if p.opens(t, first) != apikey.Opens || p.opens(t, second) != apikey.Opens {
		t.Error("both work in the grace")
	}
	third := rotate(p.cleo, 24) // who administers the workspace
	if p.opens(t, first) != apikey.Wrong || p.opens(t, second) != apikey.Opens || p.opens(t, third) != apikey.Opens {
		t.Error("a rotation within a grace kills the oldest")
	}
	p.Clock.Advance(24*time.Hour - time.Millisecond)
	if p.opens(t, second) != apikey.Opens {
		t.Error("the grace ends early")
	}
	p.Clock.Advance(time.Millisecond)
	if p.opens(t, second) != apikey.Wrong || p.opens(t, third) != apikey.Opens {
		t.Error("the grace doesn't end")
	}
	if listed := p.list(t, p.bo, apikey.Query{Workspace: p.here}).Keys[0]; !listed.GraceUntil.IsZero() {
		t.Errorf("a grace that is over is shown: %s", listed.GraceUntil)
	}
	fourth := rotate(p.ada, 0)
	if p.opens(t, third) != apikey.Wrong || p.opens(t, fourth) != apikey.Opens {
		t.Error("without a grace the old one dies at once")
	}
	for _, text := range []string{first, second, third, fourth} {
		if p.Holds(t, text[31:]) {
			t.Error("a secret is kept")
		}
	}
	p.Sound(t)
}

func TestWhatIsOverIsNotRotated(t *testing.T) {
	p := open(t)
	one, _ := p.make(t, p.bo, "jobs")
	if n, err := p.keys.Revoke(t.Context(), p.bo, p.org, p.here, []ident.Key{one.ID}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	rotate := func(id ident.Key) func() error {
		return func() error {
			_, _, err := p.keys.Rotate(t.Context(), p.bo, p.org, p.here, id, 0)
			return err
		}
	}
	p.Refused(t, fault.KeyRevoked, rotate(one.ID))
	brief, _, err := p.keys.Create(t.Context(), p.bo, p.org, apikey.NewKey{Workspace: p.here, Name: "brief", Expires: p.Clock.Now().Add(time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	p.Clock.Advance(time.Minute)
	p.Refused(t, fault.KeyExpired, rotate(brief.ID))
	if n, err := p.keys.Revoke(t.Context(), p.bo, p.org, p.here, []ident.Key{brief.ID}); err != nil || n != 1 {
		t.Error("an expired one can be revoked", n, err)
	}
	p.Sound(t)
}

func TestRename(t *testing.T) {
	p := open(t)
	one, _ := p.make(t, p.bo, "jobs")
	again, err := p.keys.Rename(t.Context(), p.bo, p.org, p.here, one.ID, "jobs", " Night jobs ")
	if err != nil || again.Name != "Night jobs" {
		t.Fatalf("%+v, %v", again, err)
	}
	if l := p.newest(t); l.Kind != "api_key.renamed" || l.Before["name"] != "jobs" || l.After["name"] != "Night jobs" || l.Workspace != p.here {
		t.Errorf("%+v", l)
	}
	p.Refused(t, fault.ChangeConflict, func() error {
		_, err := p.keys.Rename(t.Context(), p.cleo, p.org, p.here, one.ID, "jobs", "Other")
		return err
	})
	p.Refused(t, fault.InputInvalid, func() error {
		_, err := p.keys.Rename(t.Context(), p.cleo, p.org, p.here, one.ID, "", " ")
		return err
	})
	if page := p.list(t, p.ada, apikey.Query{Search: "NIGHT"}); page.Total != 1 {
		t.Errorf("%+v", page)
	}
	p.Sound(t)
}

func TestRevoke(t *testing.T) {
	p := open(t)
	a, textA := p.make(t, p.bo, "a")
	b, textB := p.make(t, p.bo, "b")
	adas, textC := p.make(t, p.ada, "c")
	p.Refused(t, fault.NotFound, func() error { // all or none
		_, err := p.keys.Revoke(t.Context(), p.bo, p.org, p.here, []ident.Key{a.ID, adas.ID})
		return err
	})
	p.Refused(t, fault.PermissionDenied, func() error { // anywhere is for those who manage them all
		_, err := p.keys.Revoke(t.Context(), p.bo, p.org, "", []ident.Key{a.ID})
		return err
	})
	p.Refused(t, fault.NotFound, func() error {
		_, err := p.keys.Revoke(t.Context(), p.ada, p.org, p.there, []ident.Key{a.ID})
		return err
	})
	if n, err := p.keys.Revoke(t.Context(), p.bo, p.org, p.here, []ident.Key{a.ID, a.ID}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if p.opens(t, textA) != apikey.Wrong || p.opens(t, textB) != apikey.Opens {
		t.Error("another one was revoked")
	}
	if n, err := p.keys.Revoke(t.Context(), p.ada, p.org, "", []ident.Key{a.ID, b.ID, adas.ID}); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	if p.opens(t, textB) != apikey.Wrong || p.opens(t, textC) != apikey.Wrong {
		t.Error("they open")
	}
	if n, err := p.keys.Revoke(t.Context(), p.ada, p.org, "", []ident.Key{a.ID, b.ID}); err != nil || n != 0 {
		t.Error(n, err)
	}
	p.Refused(t, fault.ChangeNone, func() error { return p.by("bo", &apikey.Revoked{Key: a.ID, Workspace: p.here}) })
	p.Sound(t)
}

func TestArchivingKillsKeys(t *testing.T) {
	p := open(t)
	one, text := p.make(t, p.bo, "jobs")
	if _, err := p.Workspaces.Archive(t.Context(), p.ada, p.org, p.here, "Research"); err != nil {
		t.Fatal(err)
	}
	if p.opens(t, text) != apikey.Wrong {
		t.Error("it opens")
	}
	for _, by := range []ledger.Actor{p.ada, p.cleo, p.bo} {
		page := p.list(t, by, apikey.Query{Workspace: p.here, State: "revoked"})
		if page.Total != 1 || page.Keys[0].At != apikey.StateRevoked || page.Keys[0].Can || !page.Keys[0].Revoked.Equal(p.Clock.Now()) {
			t.Errorf("%+v", page)
		}
	}
	p.Refused(t, fault.WorkspaceArchived, func() error {
		return p.by("bo", &apikey.Rotated{Key: one.ID, Workspace: p.here, Hash: make([]byte, 32)})
	})
	p.Refused(t, fault.WorkspaceArchived, func() error {
		_, _, err := p.keys.Create(t.Context(), p.ada, p.org, apikey.NewKey{Workspace: p.here, Name: "late"})
		return err
	})
	if made, err := apikey.MadeBy(t.Context(), p.DB.Read(), p.org, []ident.Member{p.member["bo"]}); err != nil || len(made) != 0 {
		t.Errorf("%+v, %v", made, err)
	}
	p.Sound(t)
}

// TestAKeyOutlivesItsMaker, unless it goes with them.
func TestAKeyOutlivesItsMaker(t *testing.T) {
	p := open(t)
	p.make(t, p.eve2(t), "stays")
	one, text := p.make(t, p.bo, "goes")
	if _, err := p.Organizations.Remove(t.Context(), p.ada, p.org, []ident.Member{p.member["eve2"]}); err != nil {
		t.Fatal(err)
	}
	page := p.list(t, p.ada, apikey.Query{Member: p.member["eve2"]})
	if page.Total != 1 || page.Keys[0].At != apikey.StateActive || page.Keys[0].By != "eve2 Lindqvist" {
		t.Errorf("%+v", page)
	}
	made, err := apikey.MadeBy(t.Context(), p.DB.Read(), p.org, []ident.Member{p.member["bo"], p.member["eve2"]})
	if err != nil || len(made) != 2 || made[0].ID != one.ID || made[0].WorkspaceName != "Research" || made[0].Member != p.member["bo"] {
		t.Fatalf("%+v, %v", made, err)
	}
	if err := p.by("ada", &apikey.Revoked{Key: made[0].ID, Workspace: made[0].Workspace}); err != nil || p.opens(t, text) != apikey.Wrong {
		t.Error(err)
	}
	p.Sound(t)
}

func (p *place) eve2(t *testing.T) ledger.Actor {
	t.Helper()
	return p.join(t, "eve2", p.here, access.WorkspaceDeveloper)
}

func TestADeletedOrganizationTakesItsKeys(t *testing.T) {
	p := open(t)
	_, text := p.make(t, p.bo, "jobs")
	if err := p.Organizations.Delete(t.Context(), p.ada, p.org, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	if p.opens(t, text) != apikey.Wrong {
		t.Error("it opens")
	}
	if err := p.keys.Flush(t.Context()); err != nil {
		t.Error(err)
	}
	p.Sound(t)
}
