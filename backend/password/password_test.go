package password

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"intendant/backend/fault"
)

// cheap keeps the tests fast; TestStandardCost runs the real one.
var cheap = Cost{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

func TestAccept(t *testing.T) {
	context := []string{"zoe.martin@nordlicht.example", "Zoë", "Martin"}
	for _, c := range []struct {
		name, typed string
		least       int
		want        fault.FieldCode
	}{
		{"words", "copper kettle quiet orchard", MinAlone, ""},
		{"another script", "камень ножницы бумага лампа", MinAlone, ""},
		{"shorter with a second factor", "vT7#qw9!Lz", MinWithFactor, ""},
		{"the most characters", strings.Repeat("lettre vapeur obscur 9 ", 6)[:127] + "!", MinAlone, ""},
		{"empty", "", MinAlone, fault.Required},
		{"14 characters", "vT7#qw9!LzP0&e", MinAlone, fault.TooShort},
		{"129 characters", strings.Repeat("a b", 43), MinAlone, fault.TooLong},
		{"huge", strings.Repeat("a", 1<<20), MinAlone, fault.TooLong},
		{"not UTF-8", "correct horse battery \xff", MinAlone, fault.BadEncoding},
		{"control character", "correct horse\x07battery staple", MinAlone, fault.ForbiddenChars},
		{"known one, twice", "passwordpassword", MinAlone, fault.PasswordTooCommon},
		{"famous words", "correcthorsebatterystaple", MinAlone, fault.PasswordTooCommon},
		{"famous words, told apart", "Correct Horse Battery Staple", MinAlone, fault.PasswordTooCommon},
		{"very common words", "you shall not pass", MinAlone, fault.PasswordTooCommon},
		{"digits in a row", "123456789012345", MinAlone, fault.PasswordTooCommon},
		{"one letter", "aaaaaaaaaaaaaaaa", MinAlone, fault.PasswordTooCommon},
		{"one letter of another script", strings.Repeat("水", 20), MinAlone, fault.PasswordTooCommon},
		{"alphabet of another script", "абвгдежзийклмно", MinAlone, fault.PasswordTooCommon},
		{"a short thing many times", strings.Repeat("qwerty", 20), MinAlone, fault.PasswordTooCommon},
		{"a season and a year", "summer2026summer2026", MinAlone, fault.PasswordTooCommon},
		{"own name", "ZoeMartin@Nordlicht", MinAlone, fault.PasswordContext},
		{"own name, backwards and in digits", "7hc1ldr0n n1tr@m", MinAlone, fault.PasswordContext},
		{"the product", "intendantintendant", MinAlone, fault.PasswordTooCommon},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Accept(c.typed, c.least, context...)
			if got := code(err); got != c.want {
				t.Errorf("got %q, want %q (%+v)", got, c.want, guess(c.typed, contextWords(context)))
			}
			s := Assess(c.typed, c.least, context...)
			if s.Reason != c.want || s.Acceptable != (c.want == "") {
				t.Errorf("the meter says %+v, the rules %q", s, c.want)
			}
		})
	}
}

func code(err error) fault.FieldCode {
	if err == nil {
		return ""
	}
	return fault.From(err).Fields[0].Code
}

func TestNormalizeIsOneFormForOnePassword(t *testing.T) {
	composed, err1 := Normalize("caf\u00e9 au lait, s'il vous pla\u00eet")
	decomposed, err2 := Normalize("cafe\u0301\u00a0au lait, s'il vous plai\u0302t")
	if err1 != nil || err2 != nil || composed != decomposed {
		t.Errorf("%q %v, %q %v", composed, err1, decomposed, err2)
	}
}

func TestAssessGrows(t *testing.T) {
	weak, strong := Assess("password", MinAlone), Assess("lettre-vapeur-obscur-9", MinAlone)
	if weak.Score != 0 || weak.Time != "seconds" || strong.Score != 4 || strong.Time != "centuries" {
		t.Errorf("weak %+v, strong %+v", weak, strong)
	}
}

// Nothing that a person can type may panic or take long.
func TestAcceptNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.String().Draw(t, "typed")
		if rapid.Bool().Draw(t, "repeated") {
			typed = strings.Repeat(typed, 10)
		}
		began := time.Now()
		normal, err := Accept(typed, MinAlone, rapid.String().Draw(t, "context"))
		if took := time.Since(began); took > 20*time.Second { // a few milliseconds, on a machine that has nothing else to do
			t.Fatalf("took %v", took)
		}
		if err != nil {
			return
		}
		if n := utf8.RuneCountInString(normal); n < MinAlone || n > Max {
			t.Fatalf("accepted %d characters", n)
		}
		if again, err := Normalize(normal); err != nil || again != normal {
			t.Fatalf("normalizing again gives %q, %v", again, err)
		}
	})
}

func TestHash(t *testing.T) {
	ctx, h := t.Context(), NewHasher(cheap)
	hash, err := h.Hash(ctx, "correct horse battery staple")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Fatalf("%q, %v", hash, err)
	}
	for typed, want := range map[string]bool{"correct horse battery staple": true, "Correct horse battery staple": false, "": false} {
		if got, err := h.Matches(ctx, typed, hash); err != nil || got != want {
			t.Errorf("Matches(%q) = %v, %v", typed, got, err)
		}
	}
	if got, err := h.Matches(ctx, "nobody", ""); got || err != nil {
		t.Errorf("nobody's hash: %v, %v", got, err)
	}
	if _, err := h.Matches(ctx, "x", "not a hash"); err == nil {
		t.Error("a broken hash is no error")
	}
}

func TestStandardCost(t *testing.T) {
	hash, err := NewHasher(Standard).Hash(t.Context(), "x")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=1,p=1$") {
		t.Errorf("%q, %v", hash, err)
	}
}

func TestHasherIsBounded(t *testing.T) {
	h := NewHasher(cheap)
	for range concurrent {
		h.slots <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := h.Hash(ctx, "x"); err == nil {
			t.Error("a third at a time")
		}
	})
	cancel()
	wg.Wait()
	if _, err := h.Matches(ctx, "x", ""); err == nil {
		t.Error("a canceled one ran")
	}
}

func TestRepeatableHashes(t *testing.T) {
	hash := func() string {
		h := NewHasher(cheap)
		h.Entropy = strings.NewReader("sixteen bytes of it")
		text, err := h.Hash(t.Context(), "seven lanterns over the harbour")
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	one := hash()
	if two := hash(); one != two {
		t.Errorf("%s and %s", one, two)
	}
	if ok, err := NewHasher(cheap).Matches(t.Context(), "seven lanterns over the harbour", one); !ok || err != nil {
		t.Errorf("it does not match: %v", err)
	}
}
