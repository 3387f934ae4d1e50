package plan_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// BenchmarkIncludes asks what every gated Commit asks, in a transaction as there.
func BenchmarkIncludes(b *testing.B) {
	s := set(b)
	s.subscribe(b, plan.Chat, "team", plan.Month, 2)
	err := s.DB.Write(b.Context(), func(tx *sqlite.Tx) error {
		for b.Loop() {
			if ok, err := plan.Includes(b.Context(), tx, s.id, access.Members); err != nil || !ok {
				b.Fatal(ok, err)
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkCurrent asks for the catalogue in force, as each Change of a
// subscription does.
func BenchmarkCurrent(b *testing.B) {
	s := set(b)
	for b.Loop() {
		if _, err := plan.Current(b.Context(), s.DB.Read()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParse reads the built-in catalogue for the first time.
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, wrong := plan.Parse(plan.BuiltIn()); len(wrong) > 0 {
			b.Fatal(wrong)
		}
	}
}
