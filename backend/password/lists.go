package password

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/ccojocar/zxcvbn-go/data"
)

// lists are what a guesser knows of everybody.
type lists struct {
	words  *ranking
	boards []board
}

// known reads the lists at the first estimate: most starts of the program need
// none, and reading takes longer than the rest of a start.
var known = sync.OnceValue(load)

func load() *lists {
	words := newRanking(90_000)
	for _, name := range []string{"Passwords", "English", "FemaleNames", "MaleNames", "Surnames"} {
		var file struct{ List []string }
		asset(name, &file)
		words.add(file.List)
	}
	words.add(strings.Fields(common))
	return &lists{words: words, boards: append(layouts(newBoard("Qwerty")), newBoard("Keypad"))}
}

// common are passwords that the other lists lack: long ones, and those of other
// languages.
//
//go:embed common.txt
var common string

// asset panics where an embedded file can't be read: then the program is broken.
func asset(name string, file any) {
	if err := json.Unmarshal(data.MustAsset("data/"+name+".json"), file); err != nil {
		panic(fmt.Errorf("%s of zxcvbn-go: %w", name, err))
	}
}

// ranking is a list of words by how common they are.
type ranking struct {
	ranks map[string]int // from 1

	// longest is how many bytes the longest word has that begins with these.
	// Most of a password begins none, which spares looking for it.
	longest map[head]int
}

type head [4]byte

func newRanking(size int) *ranking {
	return &ranking{ranks: make(map[string]int, size), longest: map[head]int{}}
}

// add gives each word its place in this list, or keeps a better one.
func (r *ranking) add(words []string) {
	for i, word := range words {
		word = strings.Map(bare, word)
		if rank, ok := r.ranks[word]; !ok || rank > i+1 {
			r.ranks[word] = i + 1
		}
		r.longest[beginning(word, 4)] = max(r.longest[beginning(word, 4)], len(word))
	}
}

// reach is how many bytes of a text may be a word.
func (r *ranking) reach(text string) int {
	return max(r.longest[beginning(text, 2)], r.longest[beginning(text, 3)], r.longest[beginning(text, 4)])
}

func beginning(text string, bytes int) (h head) {
	copy(h[:bytes], text)
	return h
}
