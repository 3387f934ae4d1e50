package plan

import (
	"cmp"

	"intendant/backend/access"
)

// The families of plans. An organization has one subscription of each.
const (
	Chat = "chat"
	API  = "api"
)

// Families are both, in the order in which they are shown.
var Families = []string{Chat, API}

// Text is a text in every language, by its code.
type Text map[string]string

// In is the text in a language.
func (t Text) In(language string) string { return cmp.Or(t[language], t["en"]) }

// Catalogue is the plans on offer.
type Catalogue struct {
	Version   int       `json:"version"` // of the format: 1
	Currency  string    `json:"currency"`
	GraceDays int64     `json:"graceDays"` // after a missed payment
	Features  []Feature `json:"features"`
	Families  []Family  `json:"families"`
}

// Feature is a row of the comparison of plans. Those that package access names
// are gates, others say what every plan has.
type Feature struct {
	ID     access.Feature `json:"id"`
	Family string         `json:"family"`
	Name   Text           `json:"name"`
	Help   Text           `json:"help"`
}

// Family is a family of plans, the least first.
type Family struct {
	ID    string  `json:"id"`
	Name  Text    `json:"name"`
	Plans []Offer `json:"plans"`
}

// Offer is a plan as the catalogue offers it.
type Offer struct {
	ID       string           `json:"id"`
	Rank     int64            `json:"rank"` // a higher one is an upgrade
	Free     bool             `json:"free"` // what everybody has who subscribes to nothing
	Name     Text             `json:"name"`
	Tagline  Text             `json:"tagline"`
	Monthly  int64            `json:"monthly"`        // minor units per seat and month
	Discount int64            `json:"yearlyDiscount"` // percent; 0: there is no yearly billing
	Seats    Seating          `json:"seats"`
	Trial    Trial            `json:"trial"`
	Features []access.Feature `json:"features"`
	Limits   Limits           `json:"limits"`
}

// Seating is how many seats can be subscribed to.
type Seating struct {
	Min int64 `json:"min"`
	Max int64 `json:"max"` // 0: as many as one likes
}

// Trial is a time for which a plan can be tried, once; zero is none.
type Trial struct {
	Days  int64 `json:"days"`
	Seats int64 `json:"seats"`
}

// Limits are included rate limits; 0 is none of this family's.
type Limits struct {
	RequestsPerSecond int64 `json:"requestsPerSecond"`
	TokensPerMinute   int64 `json:"tokensPerMinute"`
	TokensPerMonth    int64 `json:"tokensPerMonth"`
}

// percent is what a discount is counted in.
const percent = 100

// Yearly is the price of a seat and month, in minor units, where a year is billed
// at once; rounded half to even.
func (o Offer) Yearly() int64 { return share(o.Monthly, percent-o.Discount, percent) }

// Intervals are how a plan can be billed.
func (o Offer) Intervals() []string {
	switch {
	case o.Free:
		return []string{}
	case o.Discount == 0:
		return []string{Month}
	}
	return []string{Month, Year}
}

// price is what a seat costs in each period.
func (o Offer) price(interval string) int64 {
	if interval == Year {
		return o.Yearly() * monthsIn[Year]
	}
	return o.Monthly
}

func (c *Catalogue) family(id string) (Family, bool) {
	for _, f := range c.Families {
		if f.ID == id {
			return f, true
		}
	}
	return Family{}, false
}

func (c *Catalogue) offer(family string, which func(Offer) bool) (Offer, bool) {
	f, _ := c.family(family)
	for _, o := range f.Plans {
		if which(o) {
			return o, true
		}
	}
	return Offer{}, false
}

func called(id string) func(Offer) bool { return func(o Offer) bool { return o.ID == id } }

func free(o Offer) bool { return o.Free }

func tried(o Offer) bool { return o.Trial.Days > 0 }
