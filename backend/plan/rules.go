package plan

import (
	"cmp"
	"slices"

	"golang.org/x/text/currency"

	"intendant/backend/access"
)

// rules adds what is wrong with a catalogue that fits its schema.
func (c *Catalogue) rules(f *findings) {
	if _, err := currency.ParseISO(c.Currency); err != nil {
		f.add("currency", CurrencyWrong)
	}
	known := c.describes(f)
	seen := map[string]bool{}
	for i, family := range c.Families {
		path := at("families", i)
		if seen[family.ID] {
			f.add(under(path, "id"), FamilyRepeated, "name", family.ID)
		}
		seen[family.ID] = true
		family.rules(f, under(path, "plans"), known)
	}
	for _, id := range Families {
		if !seen[id] {
			f.add("families", FamilyMissing, "name", id)
		}
	}
}

// describes makes sure that each feature is described once, and all gates are.
func (c *Catalogue) describes(f *findings) map[access.Feature]string {
	known := map[access.Feature]string{}
	for i, one := range c.Features {
		if _, twice := known[one.ID]; twice {
			f.add(under(at("features", i), "id"), IDRepeated, "name", string(one.ID))
		}
		known[one.ID] = one.Family
	}
	for _, gate := range access.Features {
		if _, described := known[gate]; !described {
			f.add("features", FeatureMissing, "name", string(gate))
		}
	}
	return known
}

func (family Family) rules(f *findings, path string, known map[access.Feature]string) {
	seen, last, trials, frees := map[string]bool{}, int64(-1), 0, 0
	for i, o := range family.Plans {
		here := at(path, i)
		if seen[o.ID] {
			f.add(under(here, "id"), IDRepeated, "name", o.ID)
		}
		if o.Rank <= last {
			f.add(under(here, "rank"), RankOrder)
		}
		seen[o.ID], last = true, o.Rank
		trials, frees = trials+count(tried(o)), frees+count(o.Free)
		o.rules(f, here)
		for n, id := range o.Features {
			of, described := known[id]
			switch {
			case !described:
				f.add(at(under(here, "features"), n), FeatureUnknown, "name", string(id))
			case of != family.ID:
				f.add(at(under(here, "features"), n), FeatureFamily, "name", string(id))
			}
		}
	}
	if frees != 1 {
		f.add(path, OneFree)
	}
	if trials > 1 {
		f.add(path, OneTrial)
	}
}

func (o Offer) rules(f *findings, path string) {
	costs := o.Monthly != 0 || o.Discount != 0 || o.Seats.Min != 1 || o.Rank != 0
	if o.Free && costs {
		f.add(path, FreeCosts)
	}
	if o.Seats.Max != 0 && o.Seats.Max < o.Seats.Min {
		f.add(under(path, "seats"), SeatRange)
	}
	if tried(o) {
		o.trialRules(f, under(path, "trial"))
	}
}

func (o Offer) trialRules(f *findings, path string) {
	if o.Free {
		f.add(path, TrialOfFree)
	}
	if o.Trial.Seats < o.Seats.Min || o.Trial.Seats > o.maxSeats() {
		f.add(under(path, "seats"), TrialSeats)
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// mostFindings is how many are told at once: nobody mends more in one go.
const mostFindings = 100

// ordered puts findings in the order of their places.
func (f *findings) ordered() []Finding {
	slices.SortStableFunc(*f, func(a, b Finding) int { return cmp.Compare(a.Path, b.Path) })
	return (*f)[:min(len(*f), mostFindings)]
}
