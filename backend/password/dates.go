package password

import "math"

const (
	days  = 366
	years = 200 // 1900 to 2099
)

// dates finds years and days, with the year or without, in any order.
func dates(s []rune) []match {
	var found []match
	digits := make([]byte, 0, len(s))
	for _, r := range s {
		if r = bare(r); r < '0' || r > '9' {
			r = 'x'
		}
		digits = append(digits, string(r)...)
	}
	for from := range s {
		for _, length := range []int{4, 6, 8} {
			if from+length > len(s) {
				break
			}
			if n := date(string(digits[from : from+length])); n > 0 {
				found = append(found, match{from, from + length, math.Log10(n)})
			}
		}
	}
	return found
}

// date is how many dates are written this way, 0 if it is none.
func date(s string) float64 {
	switch {
	case len(s) == 4 && isYear(s):
		return years
	case len(s) == 4 && isDay(s):
		return days
	case len(s) == 6 && isDayBeside(s, isDigits):
		return days * 100
	case len(s) == 8 && isDayBeside(s, isYear):
		return days * years
	}
	return 0
}

// isDayBeside tells whether it is a day after or before a year.
func isDayBeside(s string, isYear func(string) bool) bool {
	n := len(s) - 4
	return isDay(s[:4]) && isYear(s[4:]) || isDay(s[n:]) && isYear(s[:n])
}

func isYear(s string) bool { return (s[:2] == "19" || s[:2] == "20") && isDigits(s[2:]) }

// isDay tells whether it is a day and a month, or the other way round.
func isDay(s string) bool {
	a, b := s[:2], s[2:]
	return isDigits(s) && (within(a, "31") && within(b, "12") || within(a, "12") && within(b, "31"))
}

func within(s, last string) bool { return "01" <= s && s <= last }

func isDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
