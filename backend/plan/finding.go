package plan

import "fmt"

// Finding is something wrong with a catalogue. Its sentence stands in the texts
// under "catalogue.finding.<code>".
type Finding struct {
	Path   string // such as "families[0].plans[2].monthly"; empty: the whole text
	Code   string
	Params map[string]string
}

// The codes of findings: first what the schema says, then what it can't.
const (
	NotJSON    = "not_json" // detail
	WrongType  = "type"     // type
	Missing    = "missing"  // name
	Surplus    = "surplus"  // name
	NotOneOf   = "not_one_of"
	OutOfRange = "range" // min, max
	WrongSize  = "size"  // min, max
	NoPattern  = "pattern"
	Repeated   = "repeated"

	FamilyMissing  = "family_missing"  // name
	FamilyRepeated = "family_repeated" // name
	IDRepeated     = "id_repeated"     // name
	OneFree        = "one_free"
	FreeCosts      = "free_costs"
	RankOrder      = "rank_order"
	OneTrial       = "one_trial"
	TrialOfFree    = "trial_of_free"
	TrialSeats     = "trial_seats"
	SeatRange      = "seat_range"
	FeatureUnknown = "feature_unknown" // name
	FeatureFamily  = "feature_family"  // name
	FeatureMissing = "feature_missing" // name
	CurrencyWrong  = "currency"
)

// Codes are all of them, for the test that finds a sentence for each.
var Codes = []string{
	NotJSON, WrongType, Missing, Surplus, NotOneOf, OutOfRange, WrongSize, NoPattern, Repeated,
	FamilyMissing, FamilyRepeated, IDRepeated, OneFree, FreeCosts, RankOrder, OneTrial, TrialOfFree, TrialSeats, SeatRange,
	FeatureUnknown, FeatureFamily, FeatureMissing, CurrencyWrong,
}

type findings []Finding

func (f *findings) add(path, code string, pairs ...string) {
	params := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		params[pairs[i]] = pairs[i+1]
	}
	*f = append(*f, Finding{Path: path, Code: code, Params: params})
}

func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func at(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
