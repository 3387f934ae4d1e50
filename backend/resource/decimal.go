package resource

import (
	"strconv"
	"strings"
)

// nano is how many nano-units a unit has.
const (
	nano       = 1_000_000_000
	nanoDigits = 9
)

// parseNano reads decimal text such as "0.15" into nano-units: exactly, or not at
// all. It takes digits with at most one point between them, and no more than most.
func parseNano(text string, most int64) (int64, bool) {
	whole, part, point := strings.Cut(text, ".")
	if !digits(whole) || point && !digits(part) || len(part) > nanoDigits {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", nanoDigits-len(part)), 10, 64)
	return n, err == nil && n <= most
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
