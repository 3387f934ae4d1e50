package i18n_test

import (
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/i18n"
)

func catalogue(t *testing.T) *i18n.Catalogue {
	t.Helper()
	return i18n.New()
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		want      string
		preferred []string
	}{
		{"en", nil},
		{"en", []string{"C"}},
		{"en", []string{"ja", "zh-CN"}},
		{"en", []string{"not a tag at all", ""}},
		{"fr", []string{"fr-CA"}},
		{"pt-BR", []string{"pt"}},
		{"pt-BR", []string{"pt-PT"}},
		{"de", []string{"C", "de-AT"}},
		{"ar", []string{"ar-EG"}},
		{"pl", []string{"ja", "pl", "en"}},
		{"it", []string{"xx;q=1, it;q=0.9, en;q=0.8"}},
		{"es", []string{"es-419", " en;q=0.5"}},
		{"fr", []string{"en;q=0.1,fr;q=0.9"}},
		{"fr", []string{"en;q=0.1, not_a tag, fr;q=0.9, *;q=0.5"}},
		{"de", []string{"fr;q=0, de;q=0.2"}},
		{"de", []string{"de", "en;q=0.1,fr;q=0.9"}},
	} {
		if got := i18n.Match(c.preferred...); got != c.want {
			t.Errorf("%q: got %s, want %s", c.preferred, got, c.want)
		}
	}
}

func TestSpeaks(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": true, "fr-CA": true, "pt": true, "pt_BR": true, "AR": true,
		"xx": false, "ja": false, "": false, "und": false, "german": false, "C": false,
	} {
		if got := i18n.Speaks(tag); got != want {
			t.Errorf("%q: %t", tag, got)
		}
	}
}

func TestDirection(t *testing.T) {
	for _, lang := range i18n.Languages {
		want := "ltr"
		if lang == "ar" {
			want = "rtl"
		}
		if got := i18n.Direction(lang); got != want {
			t.Errorf("%s is %s", lang, got)
		}
	}
}

func TestText(t *testing.T) {
	c := catalogue(t)
	params := map[string]string{"max": "128 <b>{{.max}}</b>"} // not a template, whoever typed it
	if got := c.Text("de", "field.too_long", params); got != "Das ist zu lang. Verwenden Sie höchstens 128 <b>{{.max}}</b> Zeichen." {
		t.Errorf("got %s", got)
	}
	if got := c.Text("tlh", "field.unknown", nil); got != c.Text("en", "field.unknown", nil) {
		t.Errorf("in a language that nobody speaks: %s", got)
	}
	if got := c.Text("fr", "no.such.key", nil); got != "no.such.key" {
		t.Errorf("got %s", got)
	}
}

func TestPlural(t *testing.T) {
	c := catalogue(t)
	for n, want := range map[int]string{0: "0 entries, signed", 1: "1 entry, signed", 2: "2 entries, signed"} {
		if got := c.Plural("en", "general.entries", n, nil); got != want {
			t.Errorf("got %s", got)
		}
	}
	if got := c.Plural("en", "general.entries", 1000, map[string]string{"Count": "1,000"}); got != "1,000 entries, signed" {
		t.Errorf("got %s", got)
	}
}

func TestFault(t *testing.T) {
	c := catalogue(t)
	e := fault.Invalid(fault.On("email", fault.NotAnEmail), fault.On("password", fault.TooShort, "min", "15"))
	got := c.Fault("fr", e)
	for _, part := range []string{"Corrigez les champs signalés.", "email: Ce n’est pas une adresse e-mail.", "password: C’est trop court. Utilisez au moins 15"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q lacks %q", got, part)
		}
	}
	for _, lang := range i18n.Languages {
		for _, code := range fault.Codes {
			e := fault.New(code, "folder", "/f", "pid", "7", "database", "3", "program", "2", "address", "127.0.0.1:1",
				"name", "Nordlicht ID", "expected", "https://a.example", "found", "https://b.example", "organizations", "Nordlicht", "min", "15", "email", "jo@nordlicht.example",
				"host", "mail.example", "port", "587", "answer", "550 5.1.1", "seconds", "60",
				"seats", "5", "used", "4", "invited", "1", "url", "https://c.example/v1", "status", "500", "model", "m", "models", "m", "agents", "a", "max", "9",
				"level", "plan", "limit", "requests_per_second")
			if got := c.Fault(lang, e); strings.Contains(got, "no value") || strings.HasPrefix(got, "error.") {
				t.Errorf("%s: %s is %q", lang, code, got)
			}
		}
	}
}
