package password

import (
	"unicode/utf8"

	"intendant/backend/fault"
)

// Strength is what a meter shows while somebody types a new password.
type Strength struct {
	Score      int             // 0 (guessed at once) to 4
	Acceptable bool            // the rules allow it
	Characters int             // as they are counted by the rules
	Reason     fault.FieldCode // why it is not acceptable, or ""
	Time       string          // to guess it from a stolen hash: one of Times
}

// Times are the classes of the time that guessing takes, shortest first.
var Times = []string{"seconds", "hours", "months", "years", "centuries"}

const (
	hour  = 3600.0
	month = 30 * 24 * hour
	year  = 365 * 24 * hour
)

// Assess rates a password under the same rules as Accept.
func Assess(typed string, least int, context ...string) Strength {
	normal, err := Normalize(typed)
	if err != nil {
		fields := fault.From(err).Fields
		return Strength{Characters: utf8.RuneCountInString(typed), Reason: fields[0].Code, Time: Times[0]}
	}
	found, field, bad := judge(normal, least, context)
	return Strength{
		Score: found.score, Acceptable: !bad, Characters: utf8.RuneCountInString(normal),
		Reason: field.Code, Time: timeClass(found.seconds),
	}
}

func timeClass(seconds float64) string {
	for i, limit := range []float64{hour, month, year, 100 * year} {
		if seconds < limit {
			return Times[i]
		}
	}
	return Times[len(Times)-1]
}
