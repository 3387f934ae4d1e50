package resource

import (
	"strconv"
	"strings"

	"intendant/backend/fault"
)

// nano is how many nano-units a unit has.
const (
	nano       = 1_000_000_000
	nanoDigits = 9
)

// parseNano reads decimal text such as "0.15" into nano-units: exactly, or not at
// all. It takes digits with at most one point between them.
func parseNano(text string) (int64, bool) {
	whole, part, point := strings.Cut(text, ".")
	if !digits(whole) || point && !digits(part) || len(part) > nanoDigits {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", nanoDigits-len(part)), 10, 64)
	return n, err == nil
}

// amount is parseNano for the field of an input, of at most so much.
func amount(field, text string, most int64) (n int64, wrong []fault.Field) {
	n, ok := parseNano(text)
	switch {
	case !ok:
		return 0, []fault.Field{fault.On(field, fault.NotDecimal)}
	case n > most:
		return 0, []fault.Field{fault.On(field, fault.TooLarge, "max", formatNano(most))}
	}
	return n, nil
}

// formatNano is the shortest decimal text of nano-units.
func formatNano(n int64) string {
	whole := strconv.FormatInt(n/nano, 10)
	part := strings.TrimRight(strconv.FormatInt(nano+n%nano, 10)[1:], "0")
	if part == "" {
		return whole
	}
	return whole + "." + part
}

func digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
