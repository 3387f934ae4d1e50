package plan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"intendant/backend/i18n"
	"intendant/backend/plan"
)

func TestTheBuiltInCatalogueIsSound(t *testing.T) {
	c, found := plan.Parse(plan.BuiltIn())
	if len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	for _, family := range c.Families {
		for _, o := range family.Plans {
			if len(o.Name) != len(i18n.Languages) || o.Yearly() > o.Monthly {
				t.Errorf("%+v", o)
			}
		}
	}
	if team := c.Families[0].Plans[2]; team.Monthly != 2499 || team.Yearly() != 1999 || team.Trial.Days != 14 {
		t.Errorf("%+v", team)
	}
}

// document is the built-in catalogue as any JSON, to be spoiled.
func document(tb testing.TB) map[string]any {
	tb.Helper()
	var d map[string]any
	if err := json.Unmarshal([]byte(plan.BuiltIn()), &d); err != nil {
		tb.Fatal(err)
	}
	return d
}

func text(tb testing.TB, d any) string {
	tb.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

func plansOf(d map[string]any, family int) []any {
	return d["families"].([]any)[family].(map[string]any)["plans"].([]any)
}

func planIn(d map[string]any, family, n int) map[string]any {
	return plansOf(d, family)[n].(map[string]any)
}

func featureIn(d map[string]any, n int) map[string]any {
	return d["features"].([]any)[n].(map[string]any)
}

// TestEveryFindingIsFound spoils the catalogue in one way at a time.
func TestEveryFindingIsFound(t *testing.T) {
	object := func(pairs ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i].(string)] = pairs[i+1]
		}
		return m
	}
	covered := map[string]bool{plan.NotJSON: true}
	for name, c := range map[string]struct {
		spoil      func(d map[string]any)
		path, code string
	}{
		"a text for a number":         {func(d map[string]any) { d["graceDays"] = "14" }, "graceDays", plan.WrongType},
		"half a cent":                 {func(d map[string]any) { planIn(d, 0, 1)["monthly"] = 14.5 }, "families[0].plans[1].monthly", plan.WrongType},
		"nothing":                     {func(d map[string]any) { d["families"] = nil }, "families", plan.WrongType},
		"no rank":                     {func(d map[string]any) { delete(planIn(d, 0, 1), "rank") }, "families[0].plans[1]", plan.Missing},
		"no Arabic":                   {func(d map[string]any) { delete(planIn(d, 0, 1)["name"].(map[string]any), "ar") }, "families[0].plans[1].name", plan.Missing},
		"a ninth language":            {func(d map[string]any) { planIn(d, 0, 1)["name"].(map[string]any)["nl"] = "Pro" }, "families[0].plans[1].name", plan.Surplus},
		"another version":             {func(d map[string]any) { d["version"] = 2 }, "version", plan.NotOneOf},
		"a third family":              {func(d map[string]any) { d["families"].([]any)[1].(map[string]any)["id"] = "mail" }, "families[1].id", plan.NotOneOf},
		"below zero":                  {func(d map[string]any) { planIn(d, 0, 1)["monthly"] = -1 }, "families[0].plans[1].monthly", plan.OutOfRange},
		"an empty name":               {func(d map[string]any) { planIn(d, 0, 1)["name"].(map[string]any)["pl"] = "" }, "families[0].plans[1].name.pl", plan.WrongSize},
		"no plans":                    {func(d map[string]any) { d["families"].([]any)[1].(map[string]any)["plans"] = []any{} }, "families[1].plans", plan.WrongSize},
		"an ID with a space":          {func(d map[string]any) { planIn(d, 0, 1)["id"] = "pro plan" }, "families[0].plans[1].id", plan.NoPattern},
		"a feature twice":             {func(d map[string]any) { planIn(d, 0, 2)["features"] = []any{"audit", "audit"} }, "families[0].plans[2].features[1]", plan.Repeated},
		"one family":                  {func(d map[string]any) { d["families"] = d["families"].([]any)[:1] }, "families", plan.FamilyMissing},
		"one family twice":            {func(d map[string]any) { d["families"].([]any)[1] = d["families"].([]any)[0] }, "families[1].id", plan.FamilyRepeated},
		"one ID twice":                {func(d map[string]any) { planIn(d, 0, 2)["id"] = "pro" }, "families[0].plans[2].id", plan.IDRepeated},
		"one feature described twice": {func(d map[string]any) { featureIn(d, 1)["id"] = "workspaces" }, "features[1].id", plan.IDRepeated},
		"nothing free":                {func(d map[string]any) { planIn(d, 1, 0)["free"] = false }, "families[1].plans", plan.OneFree},
		"two free":                    {func(d map[string]any) { planIn(d, 1, 1)["free"] = true }, "families[1].plans", plan.OneFree},
		"free and dear":               {func(d map[string]any) { planIn(d, 1, 0)["monthly"] = 1 }, "families[1].plans[0]", plan.FreeCosts},
		"ranks that fall":             {func(d map[string]any) { planIn(d, 0, 2)["rank"] = 1 }, "families[0].plans[2].rank", plan.RankOrder},
		"two trials":                  {func(d map[string]any) { planIn(d, 0, 3)["trial"] = object("days", 7, "seats", 5) }, "families[0].plans", plan.OneTrial},
		"a trial of what is free":     {func(d map[string]any) { planIn(d, 1, 0)["trial"] = object("days", 7, "seats", 1) }, "families[1].plans[0].trial", plan.TrialOfFree},
		"a trial without seats":       {func(d map[string]any) { planIn(d, 0, 2)["trial"] = object("days", 7, "seats", 1) }, "families[0].plans[2].trial.seats", plan.TrialSeats},
		"fewer than the fewest seats": {func(d map[string]any) { planIn(d, 0, 3)["seats"] = object("min", 5, "max", 4) }, "families[0].plans[3].seats", plan.SeatRange},
		"a feature of nobody's":       {func(d map[string]any) { planIn(d, 0, 1)["features"] = []any{"magic"} }, "families[0].plans[1].features[0]", plan.FeatureUnknown},
		"a feature of the others":     {func(d map[string]any) { planIn(d, 0, 1)["features"] = []any{"usage"} }, "families[0].plans[1].features[0]", plan.FeatureFamily},
		"a gate without a word":       {func(d map[string]any) { d["features"] = d["features"].([]any)[:10] }, "features", plan.FeatureMissing},
		"no currency":                 {func(d map[string]any) { d["currency"] = "ABC" }, "currency", plan.CurrencyWrong},
	} {
		covered[c.code] = true
		t.Run(name, func(t *testing.T) {
			d := document(t)
			c.spoil(d)
			_, found := plan.Parse(text(t, d))
			if !slices.ContainsFunc(found, func(f plan.Finding) bool { return f.Path == c.path && f.Code == c.code }) {
				t.Errorf("%+v", found)
			}
		})
	}
	for _, bad := range []string{"", "{", "[]", "null", plan.BuiltIn() + "x", `"` + plan.BuiltIn()[:9]} {
		if c, found := plan.Parse(bad); len(found) == 0 {
			t.Errorf("%.9q is %+v", bad, c)
		}
	}
	for _, code := range plan.Codes {
		if !covered[code] {
			t.Errorf("nothing here finds %s", code)
		}
	}
}

// A text that is wrong in a hundred thousand places is answered at once.
func TestTheFindingsAreNotWithoutEnd(t *testing.T) {
	long := `{"features":[` + strings.Repeat(`"a",`, 60_000) + `"a"],"` + strings.Repeat(`x":1,"x`, 9_000) + `":1}`
	surplus := strings.Builder{}
	for i := range 20_000 {
		fmt.Fprintf(&surplus, `"k%d":1,`, i)
	}
	for _, text := range []string{long, "{" + strings.TrimSuffix(surplus.String(), ",") + "}", strings.Repeat("[", 200_000)} {
		began := time.Now()
		if _, found := plan.Parse(text); len(found) == 0 || len(found) > 100 {
			t.Errorf("%d findings", len(found))
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("it took %s", took)
		}
	}
}

// TestEveryFindingHasItsSentence in every language.
func TestEveryFindingHasItsSentence(t *testing.T) {
	texts := i18n.New()
	params := map[string]string{"name": "n", "min": "1", "max": "2", "type": "t", "detail": "d"}
	for _, language := range i18n.Languages {
		for _, code := range plan.Codes {
			if key := "catalogue.finding." + code; texts.Text(language, key, params) == key {
				t.Errorf("%s: no sentence for %s", language, code)
			}
		}
	}
}

// reference is a whole implementation of JSON Schema, over the same file.
func reference(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	file, err := os.ReadFile("catalogue.schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("catalogue.schema.json", doc); err != nil {
		tb.Fatal(err)
	}
	schema, err := compiler.Compile("catalogue.schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

// ofSchema are the codes of what a schema can say.
var ofSchema = []string{
	plan.WrongType, plan.Missing, plan.Surplus, plan.NotOneOf, plan.OutOfRange, plan.WrongSize, plan.NoPattern, plan.Repeated,
}

// TestTheSchemaIsReadAsOthersReadIt spoils the catalogue at random and holds what
// is found against a whole implementation of JSON Schema.
func TestTheSchemaIsReadAsOthersReadIt(t *testing.T) {
	schema := reference(t)
	rapid.Check(t, func(r *rapid.T) {
		var d any = document(t)
		for range rapid.IntRange(0, 3).Draw(r, "spoils") {
			d = spoil(r, d)
		}
		spoiled := text(t, d)
		_, found := plan.Parse(spoiled)
		mine := slices.ContainsFunc(found, func(f plan.Finding) bool { return slices.Contains(ofSchema, f.Code) })
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(spoiled)))
		if err != nil {
			r.Fatal(err)
		}
		if theirs := schema.Validate(v); (theirs != nil) != mine {
			r.Fatalf("found %+v, the reference says %v, of %s", found, theirs, spoiled)
		}
	})
}

// spoil walks to some place and puts something else there.
func spoil(r *rapid.T, v any) any {
	if rapid.IntRange(0, 9).Draw(r, "here") > 0 {
		switch v := v.(type) {
		case map[string]any:
			keys := slices.Sorted(maps.Keys(v))
			if len(keys) > 0 {
				key := rapid.SampledFrom(keys).Draw(r, "key")
				v[key] = spoil(r, v[key])
				return v
			}
		case []any:
			if len(v) > 0 {
				i := rapid.IntRange(0, len(v)-1).Draw(r, "element")
				v[i] = spoil(r, v[i])
				return v
			}
		}
	}
	return another(r, v)
}

func another(r *rapid.T, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if keys := slices.Sorted(maps.Keys(v)); len(keys) > 0 && rapid.Bool().Draw(r, "remove") {
			delete(v, rapid.SampledFrom(keys).Draw(r, "removed"))
			return v
		}
		v["surplus"] = 1
		return v
	case []any:
		if len(v) > 0 && rapid.Bool().Draw(r, "twice") {
			return append(v, v[0])
		}
		return v[:len(v)/2]
	}
	return rapid.SampledFrom([]any{
		nil, true, "", "a b", "eur", "EUR", "pro", "chat", 0, 1, -1, 2.5, 101, 1e9, 1e17, []any{}, map[string]any{}, fmt.Sprintf("%0201d", 0),
	}).Draw(r, "other")
}

// TestNoKeywordIsOverlooked finds keywords in the schema that only others read.
func TestNoKeywordIsOverlooked(t *testing.T) {
	file, err := os.ReadFile("catalogue.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var d map[string]any
	if err := json.Unmarshal(file, &d); err != nil {
		t.Fatal(err)
	}
	known := []string{
		"$defs", "$ref", "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items",
		"minItems", "maxItems", "uniqueItems", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern",
	}
	var walk func(v map[string]any)
	walk = func(v map[string]any) {
		for key, value := range v {
			if !slices.Contains(known, key) {
				t.Errorf("the schema says %q, which nothing here reads", key)
			}
			inner, deeper := value.(map[string]any)
			switch {
			case key == "items":
				walk(inner)
			case deeper:
				for _, one := range inner {
					walk(one.(map[string]any))
				}
			}
		}
		if _, bounded := v["minimum"]; bounded != (v["maximum"] != nil) || (v["minItems"] != nil) != (v["maxItems"] != nil) || (v["minLength"] != nil) != (v["maxLength"] != nil) {
			t.Errorf("bounds come in pairs: %v", v)
		}
	}
	walk(d)
}

// TestFeatureNamesAreTranslated but where the word is a name.
func TestFeatureNamesAreTranslated(t *testing.T) {
	c, _ := plan.Parse(plan.BuiltIn())
	for _, f := range c.Features {
		for _, language := range i18n.Languages[1:] {
			if f.Help[language] == f.Help["en"] || f.Name[language] == f.Name["en"] && f.ID != "saml" {
				t.Errorf("%s: %s is as in English", language, f.ID)
			}
		}
	}
	if diff := cmp.Diff("Team", c.Families[0].Plans[2].Name.In("xx")); diff != "" {
		t.Error(diff)
	}
}

// FuzzParse: whatever somebody pastes, there are findings or a catalogue that works.
func FuzzParse(f *testing.F) {
	f.Add(plan.BuiltIn())
	for _, text := range []string{`{"version":1}`, `[[[`, `{"families":[{"plans":[null]}]}`, `{"graceDays":1e2}`, `1e999`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, found := plan.Parse(text)
		if len(found) > 0 {
			return
		}
		for _, family := range c.Families {
			for _, o := range family.Plans {
				if o.Yearly() > o.Monthly || o.Name.In("ar") == "" {
					t.Errorf("%+v", o)
				}
			}
		}
	})
}
