package password

import (
	"testing"

	"golang.org/x/text/secure/precis"
	"pgregory.net/rapid"

	"intendant/backend/fault"
)

func TestNormalizeTakesAnyScript(t *testing.T) {
	for typed, want := range map[string]string{
		"familie 👩\u200d👩\u200d👧\u200d👦":         "familie 👩\u200d👩\u200d👧\u200d👦",
		"flagge 🏴\U000e0067\U000e0062\U000e007f": "flagge 🏴\U000e0067\U000e0062\U000e007f",
		"unassigned \U00010d8f":                  "unassigned \U00010d8f",
		"private \ue000, soft\u00adhyphen":       "private \ue000, soft\u00adhyphen",
		"old hangul \u1113\u1161":                "old hangul \u1113\u1161",
		"space\u3000of\u202fothers":              "space of others",
		" ends stay ":                            " ends stay ",
	} {
		if got, err := Normalize(typed); err != nil || got != want {
			t.Errorf("%q becomes %q, %v", typed, got, err)
		}
	}
	for _, control := range []string{"\x00", "\t", "\n", "\x7f", "\u0085"} {
		if _, err := Normalize("lettre" + control + "vapeur"); code(err) != fault.ForbiddenChars {
			t.Errorf("%q: %v", control, err)
		}
	}
}

// What the profile takes has the same form as ever: nobody's password changes.
func TestNormalizeIsOpaqueString(t *testing.T) {
	for r := rune(1); r <= 0x10ffff; r++ {
		same(t, "a"+string(r)+"\u0301b")
	}
	rapid.Check(t, func(t *rapid.T) { same(t, rapid.String().Draw(t, "typed")) })
}

// fails is a test or a check of rapid's.
type fails interface {
	Errorf(format string, args ...any)
}

func same(t fails, typed string) {
	want, err := precis.OpaqueString.String(typed)
	if err != nil {
		return
	}
	if got, err := Normalize(typed); err != nil || got != want {
		t.Errorf("%q becomes %q, %v, want %q", typed, got, err, want)
	}
}
