package resource

import (
	"slices"
	"testing"
	"time"
)

// TestTheListOfPricesCanBeTakenOver holds each line against the rules for what
// people enter.
func TestTheListOfPricesCanBeTakenOver(t *testing.T) {
	list := prices()
	if _, err := time.Parse(time.DateOnly, ListDate()); err != nil || list.Note == "" {
		t.Errorf("the list is of %q: %v", ListDate(), err)
	}
	seen := map[string]bool{}
	for _, l := range list.Models {
		m, wrong := ModelInput{
			Model: Model{Name: l.Name, Kind: l.Kind, MaxOutput: l.MaxOutput, Context: l.Context}, Input: l.Input, Output: l.Output, Cached: l.Cached,
		}.complete()
		if len(wrong) > 0 || !m.Priced || m.Price.Input == 0 || m.Price.Cached > m.Price.Input || l.Source == "" {
			t.Errorf("%s: %+v", l.Name, wrong)
		}
		for _, name := range slices.Concat([]string{l.Name}, l.Also) {
			if seen[name] || !modelForm.MatchString(name) {
				t.Errorf("%s is listed twice, or is no name", name)
			}
			seen[name] = true
		}
	}
}

func TestKindOfAnUnknownModel(t *testing.T) {
	if KindOf("nomic-Embed-text") != Embedding || KindOf("llama3.2:3b") != Chat {
		t.Error("guessed wrong")
	}
}
