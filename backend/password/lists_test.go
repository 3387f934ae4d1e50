package password

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"
)

// The lists take tens of milliseconds and megabytes, which no start of the
// program may cost.
func TestNothingIsReadAtStart(t *testing.T) {
	started := exec.Command(os.Args[0], "-test.run=^$")
	started.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace bytes.Buffer
	started.Stderr = &trace
	if err := started.Run(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(&trace); lines.Scan(); {
		var name string
		var at, clock float64
		var allocated int
		line := lines.Text()
		if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes", &name, &at, &clock, &allocated); err != nil {
			continue
		}
		if (strings.Contains(name, "password") || strings.Contains(name, "zxcvbn")) && allocated > 16<<10 {
			t.Error(line)
		}
	}
}

func TestLists(t *testing.T) {
	l := known()
	for _, word := range []string{"password", "correct", "mary", "james", "smith", "correcthorsebatterystaple", "пароль"} {
		if l.words.ranks[word] == 0 {
			t.Errorf("%q is in no list", word)
		}
	}
	for _, b := range l.boards {
		if len(b.near) < 15 || b.degree < 4 {
			t.Errorf("%d keys of degree %v", len(b.near), b.degree)
		}
	}
	for _, row := range otherRows {
		if utf8.RuneCountInString(row) != len(rows) {
			t.Errorf("%q has not as many keys as %q", row, rows)
		}
	}
}

func TestCommonHasNothingTwice(t *testing.T) {
	seen := map[string]bool{}
	for word := range strings.FieldsSeq(common) {
		plain := strings.Map(bare, word)
		if seen[plain] {
			t.Errorf("%q is there twice", word)
		}
		seen[plain] = true
	}
}
