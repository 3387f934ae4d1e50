package invitation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/invitation"
)

func (h *house) preview(tb testing.TB, text string) invitation.Preview {
	tb.Helper()
	p, err := h.all.Preview(tb.Context(), h.ada.Account, h.org, text, nil, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func short(p invitation.Preview) []string {
	var out []string
	for _, l := range p.Lines {
		out = append(out, fmt.Sprintf("%d %s|%s|%s|%s", l.Line, l.Email, l.Name, strings.Join(l.Roles, "+"), l.Verdict))
	}
	return out
}

func TestPreviewReadsWhatPeopleHave(t *testing.T) {
	h := open(t)
	h.seats = 100
	both := []string{"2 ana@x.example|Ana Silva|admin|ok", "3 bo@x.example|Bo Öz|member|ok"}
	//nolint:misspell // they are not all English
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"one a line":        {"ana@x.example\n\n  bo@x.example \r\ncem@x.example", []string{"1 ana@x.example||member|ok", "3 bo@x.example||member|ok", "4 cem@x.example||member|ok"}},
		"in a row":          {"ana@x.example, bo@x.example;cem@x.example", []string{"1 ana@x.example||member|ok", "1 bo@x.example||member|ok", "1 cem@x.example||member|ok"}},
		"from a mail":       {`Ana Silva <ana@x.example>, "Öz, Bo" <bo@x.example>;` + "\n" + `Cem (x) <cem@x.example>`, []string{"1 ana@x.example|Ana Silva|member|ok", "1 bo@x.example|Öz, Bo|member|ok", "2 cem@x.example|Cem|member|ok"}},
		"one from a mail":   {`"Silva, Ana" <ana@x.example>`, []string{"1 ana@x.example|Silva, Ana|member|ok"}},
		"roles in a row":    {"Bo Lind <bo@x.example>, Admin\nana@x.example; cem@x.example; Abrechnung, Mitglied", []string{"1 bo@x.example|Bo Lind|admin|ok", "2 ana@x.example||member|ok", "2 cem@x.example||billing+member|ok"}},
		"a role on a line":  {"bo@x.example, Admin\nana@x.example; Facturación\ncem@x.example، مسؤول", []string{"1 bo@x.example||admin|ok", "2 ana@x.example||billing|ok", "3 cem@x.example||admin|ok"}},
		"a role of nobody":  {"Admin, bo@x.example, ana@x.example", []string{"1 Admin||member|malformed", "1 bo@x.example||member|ok", "1 ana@x.example||member|ok"}},
		"comma":             {"Email,Name,Role\nana@x.example,Ana Silva,Admin\nbo@x.example,Bo Öz,member", both},
		"semicolon":         {"\ufeffE-Mail-Adresse;Vorname;Nachname;Rolle\r\nana@x.example;Ana;Silva;Administrator\r\nbo@x.example;Bo;Öz;\r\n", both},
		"tab":               {"Adresse e-mail\tPrénom\tNom\tRôle\nana@x.example\tAna\tSilva\tadmin\nbo@x.example\tBo\tÖz\tMembre", both},
		"es":                {"Correo electrónico;Nombre;Apellidos;Rol\nana@x.example;Ana;Silva;admin\nbo@x.example;Bo;Öz;Miembro", both},
		"pl":                {"Adres e-mail;Imię;Nazwisko;Rola\nana@x.example;Ana;Silva;Administrator\nbo@x.example;Bo;Öz;Członek", both},
		"it":                {"Indirizzo e-mail,Nome,Cognome,Ruolo\nana@x.example,Ana,Silva,amministratore\nbo@x.example,Bo,Öz,Membro", both},
		"pt-BR":             {"Endereço de e-mail;Nome;Sobrenome;Função\nana@x.example;Ana;Silva;Administradora\nbo@x.example;Bo;Öz;Membro", both},
		"ar":                {"البريد الإلكتروني,الاسم,الدور\nana@x.example,Ana Silva,مسؤول\nbo@x.example,Bo Öz,عضو", both},
		"header, one name":  {"email\nana@x.example", []string{"2 ana@x.example||member|ok"}},
		"quoted":            {"name,email,role\n\"Silva, \"\"A\"\"\",ana@x.example,\"admin, billing\"", []string{`2 ana@x.example|Silva, "A"|admin+billing|ok`}},
		"over two lines":    {"name,email\n\"Ana\nSilva\",ana@x.example\nBo,bo@x.example", []string{"2 ana@x.example|Ana Silva|member|ok", "4 bo@x.example|Bo|member|ok"}},
		"no header":         {"Ana Silva;ana@x.example;Admin\nBo Öz;bo@x.example;", []string{"1 ana@x.example|Ana Silva|admin|ok", "2 bo@x.example|Bo Öz|member|ok"}},
		"a loose quote":     {"email,name\nana@x.example,Ana \"A\nbo@x.example,Bo", []string{"2 ana@x.example|Ana \"A|member|ok", "3 bo@x.example|Bo|member|ok"}},
		"nothing":           {" \n\n", nil},
		"no address":        {"email,name\n,Ana\nana,Ana", []string{"2 |Ana|member|malformed", "3 ana|Ana|member|malformed"}},
		"no person":         {"hello world", []string{"1 hello world||member|malformed"}},
		"hidden characters": {"a\u202eb@x.example\nok@x.example", []string{"1 ab@x.example||member|malformed", "2 ok@x.example||member|ok"}},
		"role":              {"email,role\nana@x.example,King", []string{"2 ana@x.example||King|role_unknown"}},
		"too long":          {strings.Repeat("a", 250) + "@x.example", []string{"1 " + strings.Repeat("a", 250) + "@x.e…||member|too_long"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := short(h.preview(t, c.text)); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestPreviewKnowsWhoIsThere(t *testing.T) {
	h := open(t)
	h.seats = 4
	h.invite(t, "bo@nordlicht.example")
	p, err := h.all.Preview(t.Context(), h.ada.Account, h.org,
		"Ada@nordlicht.example\nBO@nordlicht.example\ncem@nordlicht.example\nCem@Nordlicht.example\ndana@nordlicht.example\neve@nordlicht.example",
		[]access.Role{access.Billing, access.Admin}, nil)
	if err != nil || p.OK != 2 || p.SeatsLeft != 2 {
		t.Errorf("%d of %d, %v", p.OK, p.SeatsLeft, err)
	}
	for n, want := range []invitation.Verdict{invitation.Member, invitation.Invited, invitation.OK, invitation.Duplicate, invitation.OK, invitation.OverSeats} {
		if p.Lines[n].Verdict != want {
			t.Errorf("%+v instead of %s", p.Lines[n], want)
		}
	}
	if !slices.Equal(p.Lines[2].Roles, []string{"admin", "billing"}) {
		t.Errorf("%v", p.Lines[2].Roles)
	}
	h.Refused(t, fault.InputInvalid, func() error {
		_, err := h.all.Preview(t.Context(), h.ada.Account, h.org, strings.Repeat("a@b.example\n", 10_001), nil, nil)
		return err
	})
	h.Refused(t, fault.InputInvalid, func() error {
		_, err := h.all.Preview(t.Context(), h.ada.Account, h.org, strings.Repeat("a", 2<<20+1), nil, nil)
		return err
	})
	h.Refused(t, fault.InputInvalid, func() error {
		_, err := h.all.Preview(t.Context(), h.ada.Account, h.org, "a@b.example", []access.Role{"king"}, nil)
		return err
	})
}

// tenThousand is a CSV file of as many people.
func tenThousand() string {
	var b strings.Builder
	b.WriteString("E-Mail;Vorname;Nachname;Rolle\r\n")
	for n := range invitation.MaxPeople {
		fmt.Fprintf(&b, "person.%d@werft.example;Åsa %d;\"Lindqvist; jr.\";Mitglied\r\n", n, n)
	}
	return b.String()
}

// BenchmarkTenThousand previews and sends a CSV file of 10,000 lines, each
// invitation an entry, all in one Commit.
func BenchmarkTenThousand(b *testing.B) {
	text := tenThousand()
	h := open(b)
	h.seats = invitation.MaxPeople + 1
	b.Run("Preview", func(b *testing.B) {
		for b.Loop() {
			if p := h.preview(b, text); p.OK != invitation.MaxPeople {
				b.Fatalf("%d are ok", p.OK)
			}
		}
	})
	b.Run("Send", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			h := open(b)
			h.seats = invitation.MaxPeople + 1
			r := h.requestOf(h.preview(b, text))
			b.StartTimer()
			if _, err := h.all.Send(b.Context(), h.ada, r); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func (h *house) requestOf(p invitation.Preview) invitation.Request {
	r := invitation.Request{Organization: h.org, Language: "de", Message: "Willkommen"}
	for _, l := range p.Lines {
		r.People = append(r.People, invitation.Person{Email: l.Email, Name: l.Name, Roles: []access.Role{access.Member}})
	}
	return r
}

func TestTenThousandAtOnce(t *testing.T) {
	h := open(t)
	h.seats = invitation.MaxPeople + 1
	began := time.Now()
	p := h.preview(t, tenThousand())
	judged := time.Since(began)
	if p.OK != invitation.MaxPeople {
		t.Fatalf("%d are ok: %+v", p.OK, p.Lines[0])
	}
	handed, err := h.all.Send(t.Context(), h.ada, h.requestOf(p))
	if err != nil || len(handed) != invitation.MaxPeople {
		t.Fatalf("%d, %v", len(handed), err)
	}
	t.Logf("preview %v, both %v", judged, time.Since(began))
	if page := h.list(t); page.Open != invitation.MaxPeople || page.Left() != 0 {
		t.Errorf("%+v", page.Seats)
	}
}

// hostile are texts as large as they may be that are hard on a reader: a line of
// cells without an end, under a header and without one, and many roles or columns.
func hostile() map[string]string {
	const most = invitation.MaxText
	wide := func(header, cell string) string {
		n := (most - 100) / (len(header) + len(cell) + 2)
		return "email" + strings.Repeat(","+header, n) + "\na@b.example" + strings.Repeat(","+cell, n)
	}
	long := func(start, cell string) string { return start + strings.Repeat(cell, (most-len(start))/len(cell)) }
	return map[string]string{
		"ignored columns": wide("x", "yyyyyyyyyy"), "names": wide("name", "y"), "roles": wide("role", "admin"),
		"no header": long("a@b.example", ",y"), "roles in a cell": long("email;role\na@b.example;", "admin,"),
		"an open quote": long("email,name\n", "a@b.example,\"x\n"), "addresses in a row": long("", "a@b.example,"),
		"brackets": long("a@b.example <", "<"), "quotes": long("a@b.example ", "\""), "semicolons": long("email\n", ";"),
	}
}

// TestHostileTexts are read in a time that grows with their length.
func TestHostileTexts(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			if len(text) > invitation.MaxText || len(text) < invitation.MaxText*9/10 {
				t.Fatalf("%d bytes", len(text))
			}
			began := time.Now()
			invitation.JudgeForTest(text)
			took := time.Since(began)
			if t.Logf("%v", took); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// FuzzPreview reads anything: every line has an answer, and nothing comes out that
// can't be shown.
func FuzzPreview(f *testing.F) {
	for _, seed := range []string{
		"email,name\na@b.example,Ana", "a@b.example;b@b.example", "\ufeffE-Mail\tName\na@b.example\t\"x\ny\"", "\"<@>\",;@@\x00", "Ana <a@b.example", "الاسم,البريد\nx,y@z.example", "email;role\na@b.example;admin/billing",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range invitation.JudgeForTest(text) {
			if l.Line < 1 || l.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+1 {
				t.Errorf("line %d of %q", l.Line, text)
			}
			if !slices.Contains(invitation.Verdicts, l.Verdict) || !utf8.ValidString(l.Email+l.Name) || strings.ContainsAny(l.Email+l.Name, "\x00\n\r\u202e") {
				t.Errorf("%+v of %q", l, text)
			}
		}
	})
}

// FuzzLook reads anything as a link or a file.
func FuzzLook(f *testing.F) {
	h := open(f)
	sent := h.invite(f, "bo@nordlicht.example")
	f.Add(sent.Link)
	f.Add(sent.File)
	f.Add("intendant.invitation/v1\nto: \ntoken: \n\n\u2014 x y\n")
	f.Fuzz(func(t *testing.T, text string) {
		fresh := h.another(nil) // not tired of wrong ones
		seen, err := fresh.Look(t.Context(), "", text)
		if err == nil && seen.ID != sent.ID {
			t.Errorf("%q leads to %+v", text, seen)
		}
		if code := fault.From(err); err != nil && !strings.HasPrefix(string(code.Code), "invitation.") {
			t.Errorf("%q: %v", text, err)
		}
	})
}
