package provider

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Wish is how an answer is to be. As text it is a list of words, separated by
// commas or spaces.
type Wish struct {
	Tokens  int           // tokens=8: of the answer, before max_tokens; zero: 8
	Cached  int           // cached=5: input tokens that count as cached
	Delay   time.Duration // delay=50ms: before anything is answered
	Every   time.Duration // every=5ms: between the parts of a stream
	Status  int           // status=429: refuses so
	After   string        // after=2: Retry-After of such an answer
	Hang    bool          // hang: never answers
	Drop    bool          // drop: breaks off before it answers
	Cut     int           // cut=3: breaks off after 3 parts of a stream, or 3 bytes
	Broken  bool          // broken: half of the JSON
	NoUsage bool          // nousage: says nothing of usage
	Fill    int           // fill=1000: bytes that each token is padded to
	Echo    bool          // echo: says what was asked last, word by word
	Open    bool          // open: leaves out the closing [DONE]
}

// say adds what a text says.
func (w *Wish) say(text string) error {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, value, _ := strings.Cut(word, "=")
		if err := w.set(name, value); err != nil {
			return fmt.Errorf("provider: the wish %q: %w", word, err)
		}
	}
	return nil
}

func (w *Wish) set(name, value string) (err error) {
	switch name {
	case "tokens":
		w.Tokens, err = strconv.Atoi(value)
	case "cached":
		w.Cached, err = strconv.Atoi(value)
	case "delay":
		w.Delay, err = time.ParseDuration(value)
	case "every":
		w.Every, err = time.ParseDuration(value)
	case "status":
		w.Status, err = strconv.Atoi(value)
	case "after":
		w.After = value
	case "cut":
		w.Cut, err = strconv.Atoi(value)
	case "fill":
		w.Fill, err = strconv.Atoi(value)
	default:
		return w.flag(name)
	}
	return err
}

func (w *Wish) flag(name string) error {
	switch name {
	case "hang":
		w.Hang = true
	case "broken":
		w.Broken = true
	case "nousage":
		w.NoUsage = true
	case "drop":
		w.Drop = true
	case "open":
		w.Open = true
	case "echo":
		w.Echo = true
	default:
		return errors.New("there is no such wish")
	}
	return nil
}

func (w *Wish) tokens(most int) (n int, cut bool) {
	n = w.Tokens
	if n == 0 {
		n = 8
	}
	if most > 0 && most < n {
		return most, true
	}
	return n, false
}
