package apikey_test

import (
	"crypto/rand"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/ident"
)

func fresh(tb testing.TB) (ident.Key, string) {
	tb.Helper()
	id := ident.New[ident.Key](ident.NewSource(clock.System{}, nil))
	text, err := apikey.WriteForTest(id, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return id, text
}

func TestTextOfAKey(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		id, text := fresh(t)
		got, ok := apikey.Parse(text)
		if !ok || got != id || len(text) != 80 || !strings.HasPrefix(text, apikey.Prefix(id)+"_") || seen[text] {
			t.Fatalf("%s: %s, %t", text, got, ok)
		}
		if apikey.Hash(text) != sha256.Sum256([]byte(text)) {
			t.Fatal("another hash")
		}
		seen[text] = true
	}
	long := strings.Repeat("x", 200)
	if apikey.Hash(long) != sha256.Sum256([]byte(long)) {
		t.Error("another hash of a long text")
	}
	if apikey.Prefix("key_") != "" {
		t.Error("a prefix of nothing")
	}
}

// TestNothingElseIsAKey changes one character, wherever it is: the check finds it.
func TestNothingElseIsAKey(t *testing.T) {
	_, text := fresh(t)
	for i := range text {
		for _, c := range []byte("0Aaz_-Z") {
			if text[i] == c {
				continue
			}
			if _, ok := apikey.Parse(text[:i] + string(c) + text[i+1:]); ok {
				t.Errorf("with %q at %d", c, i)
			}
		}
	}
	for _, other := range []string{
		"", "itk_", text[:79], text + "0", " " + text[1:], strings.ToUpper(text), strings.Repeat("é", 40), "sk-" + text[3:],
	} {
		if id, ok := apikey.Parse(other); ok || id != "" {
			t.Errorf("%q is a key", other)
		}
	}
}

// TestAParsedKeyIsAnIdentifier holds Parse against ident.Parse.
func TestAParsedKeyIsAnIdentifier(t *testing.T) {
	_, text := fresh(t)
	rapid.Check(t, func(t *rapid.T) {
		mixed := []byte(text)
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			mixed[rapid.IntRange(0, len(mixed)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "with")
		}
		id, ok := apikey.Parse(string(mixed))
		if _, err := ident.Parse[ident.Key](string(id)); ok && (err != nil || string(mixed) != text) {
			t.Fatalf("%q, %v", mixed, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	_, text := fresh(f)
	f.Add(text)
	f.Add("itk_01KB3F7W9ZQ2M4X8T6RVN5YHCD_")
	f.Fuzz(func(t *testing.T, text string) {
		id, ok := apikey.Parse(text)
		if !ok {
			return
		}
		if _, err := ident.Parse[ident.Key](string(id)); err != nil || apikey.Prefix(id) != text[:30] {
			t.Errorf("%q is %s", text, id)
		}
	})
}

func TestCheck(t *testing.T) {
	now := time.UnixMilli(1_763_770_000_000).UTC()
	newest, before, other := apikey.Hash("newest"), apikey.Hash("before"), apikey.Hash("other")
	plain := apikey.Live{Hash: newest}
	grace := apikey.Live{Hash: newest, Previous: before, PreviousUntil: now.Add(time.Millisecond)}
	over := apikey.Live{Hash: newest, Previous: before, PreviousUntil: now}
	expired := apikey.Live{Hash: newest, Previous: before, PreviousUntil: now.Add(time.Hour), Expires: now}
	lasting := apikey.Live{Hash: newest, Expires: now.Add(time.Millisecond)}
	for _, c := range []struct {
		name string
		live apikey.Live
		hash [32]byte
		want apikey.Verdict
	}{
		{"newest", plain, newest, apikey.Opens},
		{"another", plain, other, apikey.Wrong},
		{"nothing, where there is no other", plain, [32]byte{}, apikey.Wrong},
		{"newest in grace", grace, newest, apikey.Opens},
		{"the one before in grace", grace, before, apikey.Opens},
		{"another in grace", grace, other, apikey.Wrong},
		{"the one before after grace", over, before, apikey.Wrong},
		{"expired", expired, newest, apikey.Expired},
		{"expired in grace", expired, before, apikey.Expired},
		{"a wrong one of an expired key", expired, other, apikey.Wrong},
		{"not yet expired", lasting, newest, apikey.Opens},
	} {
		if got := c.live.Check(&c.hash, now); got != c.want {
			t.Errorf("%s: %d instead of %d", c.name, got, c.want)
		}
	}
}

func TestWhatAKeyIsFor(t *testing.T) {
	free := apikey.Live{}
	bound := apikey.Live{Scope: []string{apikey.ScopeChat}, Models: []string{"mdl_a"}}
	if !free.InScope(apikey.ScopeOther) || !free.MayUse("mdl_b") || !bound.InScope(apikey.ScopeChat) || !bound.MayUse("mdl_a") {
		t.Error("refused")
	}
	if bound.InScope(apikey.ScopeEmbeddings) || bound.MayUse("mdl_b") {
		t.Error("allowed")
	}
}
