package i18n_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/invitation"
)

// forms are the plural forms that each language has (CLDR, cardinal numbers).
var forms = map[string][]string{
	"en": {"one", "other"}, "de": {"one", "other"},
	"fr": {"many", "one", "other"}, "es": {"many", "one", "other"},
	"it": {"many", "one", "other"}, "pt-BR": {"many", "one", "other"},
	"pl": {"few", "many", "one", "other"},
	"ar": {"few", "many", "one", "other", "two", "zero"},
}

// message is a text, under "", or its plural forms.
type message map[string]string

func (m *message) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		var text string
		err := json.Unmarshal(data, &text)
		*m = message{"": text}
		return err
	}
	var plural map[string]string
	err := json.Unmarshal(data, &plural)
	*m = plural
	return err
}

func (m message) main() string { return m[""] + m["other"] }

func (m message) plural() bool { _, text := m[""]; return !text }

func read(t *testing.T, lang string) map[string]message {
	t.Helper()
	data, err := os.ReadFile(path.Join("locales", lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]message
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return out
}

// inEach runs check for every language but English.
func inEach(t *testing.T, check func(t *testing.T, lang string, english, other map[string]message)) {
	t.Helper()
	english := read(t, "en")
	for _, lang := range i18n.Languages[1:] {
		t.Run(lang, func(t *testing.T) { check(t, lang, english, read(t, lang)) })
	}
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	inEach(t, func(t *testing.T, lang string, english, other map[string]message) {
		t.Helper()
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if _, ok := other[key]; !ok {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
		for key := range other {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %s, which English has not", lang, key)
			}
		}
	})
}

func TestPluralFormsAreThoseOfTheLanguage(t *testing.T) {
	english := read(t, "en")
	for _, lang := range i18n.Languages {
		for key, m := range read(t, lang) {
			if m.plural() != english[key].plural() {
				t.Errorf("%s: %s has plural forms in one language only", lang, key)
				continue
			}
			if got := slices.Sorted(maps.Keys(m)); m.plural() && !slices.Equal(got, forms[lang]) {
				t.Errorf("%s: %s has the forms %v, want %v", lang, key, got, forms[lang])
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{\.\w+\}\}|</?\w+>`)

func holes(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(text, -1))))
}

func TestPlaceholdersAndMarksAreTheSame(t *testing.T) {
	inEach(t, func(t *testing.T, lang string, english, other map[string]message) {
		t.Helper()
		for key, m := range other {
			want := holes(english[key].main())
			if got := holes(m.main()); !slices.Equal(got, want) {
				t.Errorf("%s: %s has %v, want %v", lang, key, got, want)
			}
			for form, text := range m { // "one" and "two" may say their number in words
				withCount := append(holes(text), "{{.Count}}")
				if got := holes(strings.Join(withCount, "")); form != "" && !slices.Equal(got, holes(strings.Join(append(want, "{{.Count}}"), ""))) {
					t.Errorf("%s: %s.%s has %v, want %v", lang, key, form, got, want)
				}
			}
		}
	})
}

func TestTextsAreWellMade(t *testing.T) {
	english := read(t, "en")
	for _, lang := range i18n.Languages {
		for key, m := range read(t, lang) {
			for _, text := range m {
				rest := placeholder.ReplaceAllString(text, "")
				switch {
				case strings.TrimSpace(text) == "" || strings.Trim(text, " \t") != text:
					t.Errorf("%s: %s is empty or has spaces around it", lang, key)
				case strings.HasSuffix(text, "\n") != strings.HasSuffix(english[key].main(), "\n"):
					t.Errorf("%s: %s ends a line, or doesn't, unlike in English", lang, key)
				case strings.ContainsAny(rest, "{}<>"):
					t.Errorf("%s: %s has more in its braces than a name: %s", lang, key, text)
				case strings.ContainsAny(text, "!¡"):
					t.Errorf("%s: %s exclaims", lang, key)
				}
			}
		}
	}
}

func TestFilesAreSorted(t *testing.T) {
	for _, lang := range i18n.Languages {
		data, err := os.ReadFile(path.Join("locales", lang+".json"))
		if err != nil {
			t.Fatal(err)
		}
		decoder, last := json.NewDecoder(bytes.NewReader(data)), ""
		_, _ = decoder.Token() // the opening brace
		for decoder.More() {
			key, err := decoder.Token()
			if err != nil {
				t.Fatal(err)
			}
			if name, _ := key.(string); name <= last {
				t.Errorf("%s: %s stands after %s", lang, name, last)
			} else {
				last = name
			}
			var m message
			if err := decoder.Decode(&m); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestNothingIsLeftInEnglish(t *testing.T) {
	same := allowed(t)
	inEach(t, func(t *testing.T, lang string, english, other map[string]message) {
		t.Helper()
		for key, m := range other {
			if m.main() == english[key].main() && len(placeholder.ReplaceAllString(m.main(), "")) > 0 && !same(key, lang) {
				t.Errorf("%s: %s is as in English: %q (testdata/same.txt, if that is right)", lang, key, m.main())
			}
		}
	})
}

func allowed(t *testing.T) func(key, lang string) bool {
	t.Helper()
	data, err := os.ReadFile("testdata/same.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
			list[words[0]] = words[1:]
		}
	}
	return func(key, lang string) bool {
		for pattern, langs := range list {
			if fits, _ := path.Match(pattern, key); fits && (slices.Contains(langs, lang) || slices.Contains(langs, "*")) {
				return true
			}
		}
		return false
	}
}

func TestEveryErrorAndEveryKindHasItsSentence(t *testing.T) {
	english := read(t, "en")
	var want []string
	for _, code := range fault.Codes {
		want = append(want, "error."+string(code))
	}
	for _, code := range fault.FieldCodes {
		want = append(want, "field."+string(code))
	}
	for _, v := range invitation.Verdicts {
		want = append(want, "invitation.verdict."+string(v))
	}
	kinds, err := core.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds.All() {
		want = append(want, "activity."+kind.Name)
	}
	for _, key := range want {
		if _, ok := english[key]; !ok {
			t.Errorf("no text for %s", key)
		}
	}
	for key := range english {
		if (strings.HasPrefix(key, "error.") || strings.HasPrefix(key, "field.")) && !slices.Contains(want, key) {
			t.Errorf("%s is the text of no error", key)
		}
	}
}
