package plan

import (
	"encoding/json"

	"intendant/backend/access"
	"intendant/backend/i18n"
)

// How often a plan is billed.
const (
	Month = "month"
	Year  = "year"
)

var monthsIn = map[string]int64{Month: 1, Year: 12}

// Terms are what was subscribed to: a snapshot of the catalogue, part of payloads.
type Terms struct {
	Currency  string           `json:"currency"`
	Features  []access.Feature `json:"features"`
	GraceDays int64            `json:"grace_days"`
	Interval  string           `json:"interval"` // Month or Year; empty where nothing is billed
	Limits    TermLimits       `json:"limits"`
	Names     []Words          `json:"names"` // English first, others where they differ
	Plan      string           `json:"plan"`
	Price     int64            `json:"price"` // minor units per seat and period
	Rank      int64            `json:"rank"`
	Seats     int64            `json:"seats"`
}

// TermLimits are Limits as a part of payloads.
type TermLimits struct {
	RequestsPerSecond int64 `json:"requests_per_second"`
	TokensPerMinute   int64 `json:"tokens_per_minute"`
	TokensPerMonth    int64 `json:"tokens_per_month"`
}

// Words are a text in a language.
type Words struct {
	Language string `json:"language"`
	Text     string `json:"text"`
}

// Total is the price of a period, in minor units.
func (t Terms) Total() int64 { return t.Price * t.Seats }

// Metered reports whether the plan has no price of its own: what is used is paid.
func (t Terms) Metered() bool { return t.Interval != "" && t.Price == 0 }

// Name is the plan's name in a language.
func (t Terms) Name(language string) string { return wording(t.Names, language) }

func wording(names []Words, language string) string {
	text := ""
	for i, n := range names {
		if i == 0 || n.Language == language {
			text = n.Text
		}
	}
	return text
}

func words(t Text) []Words {
	names := []Words{{Language: i18n.Languages[0], Text: t[i18n.Languages[0]]}}
	for _, language := range i18n.Languages[1:] {
		if t[language] != names[0].Text {
			names = append(names, Words{Language: language, Text: t[language]})
		}
	}
	return names
}

// terms is the snapshot of an offer.
func (c *Catalogue) terms(o Offer, interval string, seats int64) Terms {
	return Terms{
		Currency: c.Currency, Features: append([]access.Feature{}, o.Features...), GraceDays: c.GraceDays,
		Interval: interval, Limits: TermLimits(o.Limits), Names: words(o.Name), Plan: o.ID, Price: o.price(interval),
		Rank: o.Rank, Seats: seats,
	}
}

// freeTerms are those of who has subscribed to nothing.
func (c *Catalogue) freeTerms(family string) Terms {
	o, _ := c.offer(family, free)
	return c.terms(o, "", o.Seats.Min)
}

// trialTerms are those of the family's trial; false where it has none.
func (c *Catalogue) trialTerms(family string) (Terms, Trial, bool) {
	o, ok := c.offer(family, tried)
	t := c.terms(o, "", o.Trial.Seats)
	t.Price = 0
	return t, o.Trial, ok
}

func (t Terms) text() string {
	text, err := json.Marshal(t)
	if err != nil {
		panic(err) // strings and numbers always can be
	}
	return string(text)
}
