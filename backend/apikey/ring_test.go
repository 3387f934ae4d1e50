package apikey_test

import (
	"crypto/rand"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/ident"
)

// written are keys with their texts.
func written(tb testing.TB, n int) (keys []apikey.Live, texts []string) {
	tb.Helper()
	ids := ident.NewSource(clock.System{}, nil)
	for range n {
		id := ident.New[ident.Key](ids)
		text, err := apikey.WriteForTest(id, rand.Reader)
		if err != nil {
			tb.Fatal(err)
		}
		keys, texts = append(keys, apikey.Live{ID: id, Hash: apikey.Hash(text)}), append(texts, text)
	}
	return keys, texts
}

// TestRingIsAMap does to a Ring and to a map what comes to mind.
func TestRingIsAMap(t *testing.T) {
	keys, texts := written(t, 600)
	now := time.Now()
	rapid.Check(t, func(t *rapid.T) {
		var ring apikey.Ring
		want := map[int]bool{}
		if filled := rapid.IntRange(0, 300).Draw(t, "filled"); filled > 0 {
			ring.Fill(append([]apikey.Live{}, keys[:filled]...))
			for i := range filled {
				want[i] = true
			}
		}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			i := rapid.IntRange(0, len(keys)-1).Draw(t, "key")
			if want[i] = rapid.Bool().Draw(t, "put"); want[i] {
				one := keys[i]
				ring.Put(&one)
			} else {
				ring.Drop(keys[i].ID)
			}
		}
		there := 0
		for i := range keys {
			l, verdict := ring.Check(texts[i], now)
			if want[i] {
				there++
			}
			if want[i] != (verdict == apikey.Opens) || want[i] != (l != nil) || want[i] != (ring.Key(keys[i].ID) != nil) {
				t.Fatalf("%d: %v, %d", i, l, verdict)
			}
		}
		if len(ring.All()) != there {
			t.Fatalf("%d keys instead of %d", len(ring.All()), there)
		}
	})
}

func TestRingOfNothing(t *testing.T) {
	var ring apikey.Ring
	keys, texts := written(t, 1)
	for _, text := range []string{"", "itk_", texts[0]} {
		if l, v := ring.Check(text, time.Now()); l != nil || v != apikey.Wrong {
			t.Errorf("%q opens %v", text, l)
		}
	}
	ring.Drop(keys[0].ID)
	ring.Fill(nil)
	if ring.Key("") != nil || ring.Key(keys[0].ID) != nil || len(ring.All()) != 0 {
		t.Error("there is something")
	}
}

// TestRingWithTwoSecrets replaces a key by itself, rotated.
func TestRingWithTwoSecrets(t *testing.T) {
	var ring apikey.Ring
	keys, texts := written(t, 1)
	now := time.Now()
	rotated, err := apikey.WriteForTest(keys[0].ID, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	ring.Put(&keys[0])
	one := keys[0]
	one.Hash, one.Previous, one.PreviousUntil, one.Expires = apikey.Hash(rotated), keys[0].Hash, now.Add(time.Hour), now.Add(2*time.Hour)
	ring.Put(&one)
	for after, want := range map[time.Duration][2]apikey.Verdict{
		0: {apikey.Opens, apikey.Opens}, time.Hour: {apikey.Wrong, apikey.Opens}, 2 * time.Hour: {apikey.Wrong, apikey.Expired},
	} {
		_, older := ring.Check(texts[0], now.Add(after))
		_, newer := ring.Check(rotated, now.Add(after))
		if older != want[0] || newer != want[1] {
			t.Errorf("after %s: %d, %d", after, older, newer)
		}
	}
}

// TestRingWhileItChanges checks keys that stay while others come and go.
func TestRingWhileItChanges(t *testing.T) {
	var ring apikey.Ring
	keys, texts := written(t, 400)
	ring.Fill(append([]apikey.Live{}, keys...))
	var all sync.WaitGroup
	for from := range 4 {
		all.Go(func() {
			for n := range 2000 {
				i := 200 + (n*7+from)%200
				if one := keys[i]; n%2 == 0 {
					ring.Drop(one.ID)
				} else {
					ring.Put(&one)
				}
			}
		})
		all.Go(func() {
			for n := range 20_000 {
				if _, v := ring.Check(texts[n%200], time.Now()); v != apikey.Opens {
					t.Errorf("%d: %d", n, v)
					return
				}
			}
		})
	}
	all.Wait()
}
