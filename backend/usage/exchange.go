package usage

import (
	"fmt"
	"time"

	"intendant/backend/ident"
)

// Exchange is one request to the gateway, with its answer.
type Exchange struct {
	ID           ident.Exchange
	Organization ident.Organization
	Workspace    ident.Workspace
	Key          ident.Key // "" from the playground
	Member       ident.Member
	Model, Path  string    // Model is its ID
	Started      time.Time // UTC; its day and its month are the exchange's. Zero: now
	Streamed     bool
}

// Cap is a limit of a month that an exchange must not overshoot.
type Cap struct {
	Scope  string // as Scope writes it
	Level  string // as in package limit: plan organization workspace key
	Spend  int64  // nano-units; 0: none
	Tokens int64  // 0: none
}

// Worst is the most that an exchange can cost and use.
type Worst struct{ Spend, Tokens int64 } // nano-units; tokens of input and output

// Outcome is what an exchange used and cost.
type Outcome struct {
	Input, Output, Cached int64 // tokens; Cached is a part of Input
	Spend                 int64 // nano-units
	Estimated             bool  // the provider didn't say
	Status                int   // of the answer
	Duration, FirstByte   time.Duration
}

// What one exchange counts as, and a day of one source, of nano-units as of tokens: more
// is a mistake, or malice, and must not keep others from being counted.
const (
	most      = 1 << 50
	mostOfDay = 1 << 54
)

func (w Worst) sane() Worst {
	w.Spend, w.Tokens = min(max(w.Spend, 0), most), min(max(w.Tokens, 0), most)
	return w
}

func (o *Outcome) sane() {
	for _, n := range [...]*int64{&o.Input, &o.Output, &o.Cached, &o.Spend} {
		*n = min(max(*n, 0), most)
	}
}

// upTo is the sum of two numbers that aren't negative, or what it may be at most.
func upTo(most, a, b int64) int64 {
	if a > most-b {
		return most
	}
	return a + b
}

// Full says that an exchange could overshoot a cap. It was not forwarded.
type Full struct { //nolint:errname // a cap is full
	Cap    Cap
	Used   int64     // of the cap's sort, nano-units or tokens, with what is reserved
	Tokens bool      // the cap of tokens is full, not that of spend
	Resets time.Time // when the month is over
}

// Error is for logs.
func (f *Full) Error() string {
	sort := "spend"
	if f.Tokens {
		sort = "tokens"
	}
	return fmt.Sprintf("usage: the %s cap of %s is full until %s", sort, f.Cap.Scope, f.Resets.Format(time.RFC3339))
}
