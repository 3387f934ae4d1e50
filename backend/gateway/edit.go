package gateway

import (
	"encoding/json"
	"slices"
	"strconv"
)

// edits are what is written differently in a body that goes to the provider.
type edits struct {
	outline *outline
	list    []edit
}

type edit struct {
	span

	with string
}

// set gives a field a value, in place of the one it has.
func (e *edits) set(field int, value string) {
	at := e.outline.values[field]
	if at.is() {
		e.list = append(e.list, edit{at, value})
		return
	}
	with := strconv.Quote(fieldsOf[field]) + ":" + value
	switch {
	case !e.outline.empty:
		with += ","
	case len(e.list) > 0: // in an object without fields there is nothing but these
		with = "," + with
	}
	e.list = append(e.list, edit{span{e.outline.open, e.outline.open}, with})
}

// insert puts a text at a place.
func (e *edits) insert(at int, text string) { e.list = append(e.list, edit{span{at, at}, text}) }

// append appends the body with its edits.
func (e *edits) append(b []byte) []byte {
	slices.SortStableFunc(e.list, func(a, b edit) int { return a.from - b.from })
	at := 0
	for _, one := range e.list {
		b = append(append(b, e.outline.text[at:one.from]...), one.with...)
		at = one.to
	}
	return append(b, e.outline.text[at:]...)
}

// size is how many bytes append appends.
func (e *edits) size() int {
	n := len(e.outline.text)
	for _, one := range e.list {
		n += len(one.with) - (one.to - one.from)
	}
	return n
}

// quote is a text in JSON.
func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a text is always JSON
	}
	return string(quoted)
}
