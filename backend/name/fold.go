package name

import (
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Folded is a name as names are compared where each must be another one: without
// the difference between capital and small letters, or between the widths and
// the ways of writing a character.
func Folded(clean string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(clean)))
}
