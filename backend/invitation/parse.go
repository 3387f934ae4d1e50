package invitation

import (
	"encoding/csv"
	"errors"
	"io"
	"net/mail"
	"slices"
	"strings"
	"unicode"
)

// entry is a person as they stand in a text.
type entry struct {
	line  int // from 1
	email string
	name  string
	roles []string // as written
	// workspaces are names, as written, with a role behind a colon.
	workspaces []string
}

// delimiters are those of CSV files; spreadsheets write the second where the
// first is a decimal sign.
const delimiters = ",;\t"

// parse reads people from whatever was pasted: a CSV file with or without a
// header, one address a line, or addresses in a row as in a mail's head. It
// refuses nothing: what is no person is an entry without a proper address.
func parse(text string) []entry {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	comma, header := shape(text)
	switch {
	case header == nil && rows(text):
		return parseList(text)
	case comma == 0:
		comma = ','
	}
	return parseTable(text, comma, header)
}

// shape finds the delimiter, and the columns where the first line names them.
func shape(text string) (comma rune, header columnsOf) {
	first := firstLine(text)
	for _, d := range delimiters {
		cells := splitLine(first, d)
		if found := headerOf(cells); found != nil && (len(cells) > 1 || comma == 0) {
			return d, found
		}
		if strings.ContainsRune(first, d) && (comma == 0 || strings.Count(first, string(d)) > strings.Count(first, string(comma))) {
			comma = d
		}
	}
	return comma, nil
}

func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			return strings.TrimRight(line, "\n")
		}
	}
	return ""
}

// rows reports whether several addresses stand in one line.
func rows(text string) bool {
	for line := range strings.Lines(text) {
		quoted, at := false, 0
		for _, r := range line {
			switch {
			case r == '"':
				quoted = !quoted
			case r == '@' && !quoted:
				at++
			}
		}
		if at > 1 {
			return true
		}
	}
	return false
}

// parseTable reads a person a line. A file whose quotes don't match is read line
// by line, so that one bad line stays one.
func parseTable(text string, comma rune, header columnsOf) []entry {
	var list []entry
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.ReuseRecord = comma, -1, true
	records, err := readAll(reader)
	if err != nil {
		records = byLines(text, comma)
	}
	for n, r := range records {
		if n == 0 && header != nil || blank(r.cells) {
			continue
		}
		one := header.person(r.cells)
		if header == nil {
			one = guess(r.cells)
		}
		one.line = r.line
		list = append(list, one)
	}
	return list
}

type record struct {
	line  int
	cells []string
}

func readAll(reader *csv.Reader) ([]record, error) {
	var all []record
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		all = append(all, record{line, slices.Clone(cells)})
	}
}

func byLines(text string, comma rune) []record {
	var all []record
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.TrimSpace(line) != "" {
			all = append(all, record{n, splitLine(strings.TrimRight(line, "\n"), comma)})
		}
	}
	return all
}

func splitLine(line string, comma rune) []string {
	reader := csv.NewReader(strings.NewReader(line))
	reader.Comma, reader.FieldsPerRecord = comma, -1
	cells, err := reader.Read()
	if err != nil {
		return strings.Split(line, string(comma))
	}
	return cells
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// guess reads a line without a header: the cell with an address is it, cells
// that only name roles are roles, and the rest is the name.
func guess(cells []string) entry {
	if whole, ok := addressed(join(strings.Join(cells, ", "))); ok { // a name with a comma in it
		return whole
	}
	if split := pieces(cells[0]); len(cells) == 1 && len(split) > 1 { // another delimiter than in the first line
		cells = split
	}
	one := gather(cells)
	if one.email == "" {
		one.email, one.name = join(cells...), ""
	}
	return one
}

func gather(cells []string) (one entry) {
	var called []string
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		found, ok := addressed(cell)
		switch roles := splitRoles(cell); {
		case one.email == "" && ok:
			one.email = found.email
			called = append(called, found.name)
		case one.email == "" && strings.Contains(cell, "@"):
			one.email = cell
		case len(roles) > 0 && known(roles):
			one.roles = append(one.roles, roles...)
		default:
			called = append(called, cell)
		}
	}
	one.name = join(called...)
	return one
}

// addressed reads "a@b.example" and "Name <a@b.example>".
func addressed(text string) (entry, bool) {
	text = strings.TrimSpace(text)
	if !strings.ContainsRune(text, '<') {
		return entry{email: text}, strings.Count(text, "@") == 1 && !strings.ContainsFunc(text, unicode.IsSpace) && !strings.ContainsAny(text, `,;"`)
	}
	if parsed, err := mail.ParseAddress(text); err == nil {
		return entry{email: parsed.Address, name: parsed.Name}, true
	}
	called, rest, _ := strings.Cut(text, "<") // names that RFC 5322 wants quoted, and people don't quote
	address, after, closed := strings.Cut(rest, ">")
	if !closed || strings.TrimSpace(after) != "" || strings.ContainsAny(called, "@<>") {
		return entry{}, false
	}
	return entry{email: strings.TrimSpace(address), name: strings.Trim(strings.TrimSpace(called), `"'`)}, true
}

// parseList reads addresses in a row; roles that stand behind one are theirs.
func parseList(text string) []entry {
	var list []entry
	n := 0
	for line := range strings.Lines(text) {
		n++
		list = append(list, inRow(line, n)...)
	}
	return list
}

func inRow(line string, n int) []entry {
	var list []entry
	behind := false // an address
	for _, piece := range pieces(line) {
		one, ok := addressed(piece)
		if roles := splitRoles(piece); behind && !ok && len(roles) > 0 && known(roles) {
			last := &list[len(list)-1]
			last.roles = append(last.roles, roles...)
			continue
		}
		if behind = ok; !ok {
			one = entry{email: strings.TrimSpace(piece)}
		}
		one.line = n
		list = append(list, one)
	}
	return list
}

// pieces splits a line where a delimiter stands outside of quotes and brackets.
func pieces(line string) []string {
	quoted, angled := false, false
	found := strings.FieldsFunc(line, func(r rune) bool {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '<' && !quoted:
			angled = true
		case r == '>' && !quoted:
			angled = false
		}
		return !quoted && !angled && strings.ContainsRune(delimiters+"،؛", r)
	})
	return slices.DeleteFunc(found, func(piece string) bool { return strings.TrimSpace(piece) == "" })
}

func join(parts ...string) string { return strings.Join(strings.Fields(strings.Join(parts, " ")), " ") }
