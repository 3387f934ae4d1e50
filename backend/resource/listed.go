package resource

import (
	"context"
	_ "embed"
	"encoding/json"
	"math/bits"
	"strings"
	"sync"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Listing is what the embedded list of prices knows of a model. Prices are decimal
// text, of a million tokens.
type Listing struct {
	Name      string `json:"name"`
	Source    string `json:"source"` // who published it
	Kind      string `json:"kind"`
	Input     string `json:"input"`  // in US dollars, as Output and Cached
	Output    string `json:"output"` //
	Cached    string `json:"cached"` // empty: as Input
	MaxOutput int64  `json:"max_output"`
	Context   int64  `json:"context"`
	// Also are other names of the same model.
	Also []string `json:"also"`
	// Local are the prices in the organization's currency, where a rate of the dollar
	// is known.
	Local LocalPrice `json:"-"`
}

// LocalPrice is a price as decimal text; empty where it isn't known.
type LocalPrice struct{ Input, Output, Cached string }

//go:embed prices.json
var pricesFile []byte

type priceList struct {
	Date   string    `json:"date"` // YYYY-MM-DD
	Note   string    `json:"note"`
	Models []Listing `json:"models"`

	byName map[string]Listing
}

// prices is read once, when it is first needed.
var prices = sync.OnceValue(func() priceList {
	var l priceList
	if err := json.Unmarshal(pricesFile, &l); err != nil {
		panic(err) // it is part of the program
	}
	l.byName = map[string]Listing{}
	for _, m := range l.Models {
		l.byName[m.Name] = m
		for _, other := range m.Also {
			m.Name = other
			l.byName[other] = m
		}
	}
	return l
})

// ListDate is the day of the embedded list of prices, YYYY-MM-DD. Providers may
// have changed theirs since.
func ListDate() string { return prices().Date }

// Listings is what the list knows, with what it was converted by.
type Listings struct {
	Money

	ByName map[string]Listing // those asked for that it knows
}

// Listed looks names up in the embedded list of prices, for those who manage
// resources.
func (r *Resources) Listed(ctx context.Context, by ident.Account, id ident.Organization, names []string) (Listings, error) {
	l := Listings{ByName: map[string]Listing{}}
	err := r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		_, err := in(ctx, q, by, id, access.ResourcesManage)
		if err == nil {
			l.Money, err = money(ctx, q, id)
		}
		return err
	})
	rate, _ := parseNano(l.Rate)
	for _, name := range names {
		if one, known := prices().byName[name]; known {
			one.Local = LocalPrice{convert(one.Input, rate), convert(one.Output, rate), convert(one.Cached, rate)}
			l.ByName[name] = one
		}
	}
	return l, err
}

// convert is a price in dollars at a rate in nano-units, to the nearest nano-unit.
func convert(dollars string, rate int64) string {
	n, ok := parseNano(dollars)
	if !ok || rate == 0 {
		return ""
	}
	high, low := bits.Mul64(uint64(n), uint64(rate)) //nolint:gosec // neither is below zero
	low, carry := bits.Add64(low, nano/2, 0)
	if high+carry >= nano {
		return ""
	}
	if local, _ := bits.Div64(high+carry, low, nano); local <= maxPrice {
		return formatNano(int64(local))
	}
	return ""
}

// KindOf guesses the kind of a model that the list doesn't know from its name.
func KindOf(name string) string {
	if strings.Contains(strings.ToLower(name), "embed") {
		return Embedding
	}
	return Chat
}
