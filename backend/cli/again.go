package cli

import (
	"cmp"
	"regexp"
	"strings"
)

// bare is a word that the system's shell takes as it stands; the backslash parts
// folders on Windows, and is rare elsewhere.
var bare = regexp.MustCompile(`^[A-Za-z0-9_./:=@%+,\\-]+$`)

// again is what to type for this very program, on a folder; an empty one is the
// usual one, which need not be named.
func (r *run) again(dir string, words ...string) string {
	line := append([]string{cmp.Or(r.Name, "intendant")}, words...)
	if dir != "" {
		line = append(line, "--data", dir)
	}
	for i, word := range line {
		if !bare.MatchString(word) {
			line[i] = quote(word)
		}
	}
	return strings.Join(line, " ")
}
