package password

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var guessed = map[string][]string{
	"common":      {"youshallnotpass", "You Shall Not Pass", "may-the-force-be-with-you", "iloveyousomuch1", "motdepasse123456", "мойпароль 123456", "اللهاكبر اللهاكبر"},
	"swapped":     {"p@ssw0rdp@ssw0rd", "P4$$w0rd1234567", "drowssapdrowssap1", "MonkeyMonkeyDragon", "pásswörd pásswörd"},
	"keyboards":   {"qwertyuiopasdfgh", "azertyuiopqsdfghj", "qwertzuiopasdfgh", "',.pyfgcrlaoeuidhtns", "йцукенгшщзхъфывап", "ضصثقفغعهخحجدشسيبل", "741852963741852", "QWERTYuiopASDFgh"},
	"sequences":   {"abcdefghijklmno", "zyxwvutsrqponml", "acegikmoqsuwyac", "αβγδεζηθικλμνξο", "ابتثجحخدذرزسشصض", "一丁丂七丄丅丆万丈三上下丌不与", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥"},
	"repetitions": {"水火水火水火水火水火水火水火水", "abc!abc!abc!abc!", "aaaaaaaaaaaaaaab", "тттттттттттттттт", "a-b-a-b-a-b-a-b-a-b"},
	"dates":       {"12.03.1984 password", "password 1984 1987", "password19840312", "١٢٠٣١٩٨٤ password"},
}

var unguessed = []string{
	"lettre-vapeur-obscur-9", "seven lanterns over the harbour", "tintenfass-ohne-boden-7", "my dog has fleas",
	"камень ножницы бумага лампа", "حصان صحيح بطارية دبوس", "我喜欢苹果香蕉", "kqzvbxjwmfhtrpd", "082029549958747", "vT7#qw9!", "a7x9k2mq",
}

func TestGuess(t *testing.T) {
	for why, passwords := range guessed {
		for _, p := range passwords {
			if found := guess(p, nil); found.score >= acceptable {
				t.Errorf("%s: %q is thought to be strong: %+v", why, p, found)
			}
		}
	}
	for _, p := range unguessed {
		if found := guess(p, nil); found.score < acceptable {
			t.Errorf("%q is thought to be weak: %+v", p, found)
		}
	}
}

// Whatever is typed takes no fewer guesses than one and no more than by brute
// force, and being told more never makes it harder.
func checkGuess(tb rapid.TB, s []rune, words []string) {
	tb.Helper()
	cost, all := newGuesser(nil).cost(s), brute(s)[len(s)]
	if math.IsNaN(cost) || cost < 0 || cost > all {
		tb.Errorf("%q costs %v, by brute force %v", string(s), cost, all)
	}
	if told := newGuesser(words).cost(s); told < 0 || told > cost {
		tb.Errorf("%q costs %v, and %v to who knows %q", string(s), cost, told, words)
	}
}

func TestGuessIsBounded(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom(strings.Fields(common)),
		rapid.StringMatching(`[a-c]{1,9}`), rapid.StringMatching(`[1l7|!-.@]{1,9}`))
	rapid.Check(t, func(t *rapid.T) {
		s := []rune(strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), ""))
		checkGuess(t, s[:min(len(s), Max)], contextWords(rapid.SliceOf(piece).Draw(t, "words")))
	})
}

// Twice the same is hardly better than once.
func TestGuessSeesRepetitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := []rune(rapid.OneOf(rapid.StringN(2, Max/2, -1), rapid.StringMatching(`[ab]{2,20}`)).Draw(t, "once"))
		g, twice := newGuesser(nil), slices.Repeat(s, 2)
		if unit, _ := period(twice); unit != len(s) {
			return // it is a repetition itself
		}
		if once, both := g.cost(s), g.cost(twice); both > once+math.Log10(2)+1e-9 {
			t.Errorf("%q costs %v, twice %v", string(s), once, both)
		}
	})
}

// FuzzGuess is for what is slow or breaks the estimate.
func FuzzGuess(f *testing.F) {
	for _, passwords := range guessed {
		for _, p := range passwords {
			f.Add(p, "zoe.martin@nordlicht.example")
		}
	}
	f.Add(strings.Repeat("1l7|", Max/4), strings.Repeat("1l7|", Max/4))
	f.Fuzz(func(t *testing.T, typed, context string) {
		normal, err := Normalize(typed)
		if s := []rune(normal); err == nil && len(s) <= Max {
			began := time.Now()
			checkGuess(t, s, contextWords([]string{context}))
			if took := time.Since(began); took > 10*time.Second { // milliseconds, on a machine that has nothing else to do
				t.Errorf("took %v", took)
			}
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	words := contextWords([]string{"zoe.martin@nordlicht.example", "Zoë", "Martin"})
	for name, p := range map[string]string{
		"usual": "lettre-vapeur-obscur-9", "longest": strings.Repeat("the cat is in a hat ", 7)[:Max],
		"letters": strings.Repeat("a", Max), "digits": strings.Repeat("1l7|", Max/4), "keys": strings.Repeat("qwertyuiop123456", Max/16),
		"random": "iN{E;V=eOGN1La3d{5AYxI4pj)>?{|IIR0wQ8vT7#qw9!LzP0&e~x2Kd^fG6$hJ*mB4nC%zU1r+s/tS:y<X>uW@oZ_p-H}k[D]M(l)E,R.F'V;Q=bA",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				guess(p, words)
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			load()
		}
	})
}
