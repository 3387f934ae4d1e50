package name

import "testing"

func TestFolded(t *testing.T) {
	for a, b := range map[string]string{
		"Straße": "STRASSE", "Ｔｅａｍ": "team", "Cafe\u0301": "CAFÉ", "ﬁn": "FIN",
	} {
		if Folded(a) != Folded(b) {
			t.Errorf("%q and %q are two names: %q, %q", a, b, Folded(a), Folded(b))
		}
	}
	if Folded("Café") == Folded("Cafe") {
		t.Error("an accent makes another name")
	}
}
