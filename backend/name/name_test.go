package name

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"intendant/backend/fault"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		code        fault.FieldCode
	}{
		{"  Nordlicht ", "Nordlicht", ""},
		{"Cafe\u0301", "Caf\u00e9", ""},
		{"مؤسسة النور", "مؤسسة النور", ""},
		{"नमस्ते\u200dसंस्था", "नमस्ते\u200dसंस्था", ""},
		{"🏛", "🏛", ""},
		{strings.Repeat("é", 100), strings.Repeat("é", 100), ""},
		{"<script>alert(1)</script>", "<script>alert(1)</script>", ""},
		{"", "", fault.Required},
		{" \u00a0\t", "", fault.Required},
		{"\u200d\u200d", "", fault.Required},
		{strings.Repeat("é", 101), "", fault.TooLong},
		{"a\x00b", "", fault.ForbiddenChars},
		{"a\nb", "", fault.ForbiddenChars},
		{"a\u202eb", "", fault.ForbiddenChars},
		{"a\u2066b", "", fault.ForbiddenChars},
		{"a\u061cb", "", fault.ForbiddenChars},
		{"a\u2028b", "", fault.ForbiddenChars},
		{"a\ufffdb", "", fault.ForbiddenChars},
		{"a\u200bb", "", fault.ForbiddenChars},
		{"a\u00adb", "", fault.ForbiddenChars},
		{"\ufeffa", "", fault.ForbiddenChars},
		{"\u3164", "", fault.ForbiddenChars},
		{"\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", ""},
		{"\u06dd\u0661", "\u06dd\u0661", ""},
		{"a\xffb", "", fault.BadEncoding},
	} {
		got, wrong, ok := Clean("name", c.typed)
		if got != c.want || wrong.Code != c.code || ok != (c.code == "") {
			t.Errorf("Clean(%q) = %q, %v, %v", c.typed, got, wrong, ok)
		}
	}
}

func TestCleanIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once, _, ok := Clean("name", rapid.String().Draw(t, "typed"))
		if !ok {
			return
		}
		if twice, wrong, ok := Clean("name", once); !ok || twice != once {
			t.Fatalf("%q becomes %q (%v)", once, twice, wrong)
		}
	})
}

func TestInitialsAndFull(t *testing.T) {
	for _, c := range []struct{ first, last, initials, full string }{
		{"Zoë", "Martin", "ZM", "Zoë Martin"},
		{"émile", "", "É", "émile"},
		{"", "", "", ""},
		{"e\u0301mile", "zola", "E\u0301Z", "e\u0301mile zola"},
	} {
		if got := Initials(c.first, c.last); got != c.initials {
			t.Errorf("Initials(%q, %q) = %q", c.first, c.last, got)
		}
		if got := Full(c.first, c.last); got != c.full {
			t.Errorf("Full(%q, %q) = %q", c.first, c.last, got)
		}
	}
}
