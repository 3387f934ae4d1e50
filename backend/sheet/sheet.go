// Package sheet writes tables as files of comma-separated values that spreadsheets
// open without harm.
package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// Sheet is a CSV file (RFC 4180, UTF-8) in the making.
type Sheet struct {
	file  bytes.Buffer
	lines *csv.Writer
}

// New begins a file with its heading. With a byte-order mark Excel takes it for
// UTF-8.
func New(bom bool, heading ...string) *Sheet {
	s := &Sheet{}
	if bom {
		s.file.WriteString("\ufeff")
	}
	s.lines = csv.NewWriter(&s.file)
	s.lines.UseCRLF = true
	s.Add(heading...)
	return s
}

// Add adds a line. No cell of it is taken for a formula.
func (s *Sheet) Add(cells ...string) {
	for i := range cells {
		cells[i] = Neutral(cells[i])
	}
	_ = s.lines.Write(cells) // a buffer takes everything
}

// Bytes is the file.
func (s *Sheet) Bytes() []byte {
	s.lines.Flush()
	return s.file.Bytes()
}

// dangerous are the characters by which spreadsheets take a cell for a formula, in
// their full-width forms too (OWASP ASVS 5.0, 1.2.10).
const dangerous = "=+-@\t\r\n\x00＝＋－＠"

// Neutral is a cell that no spreadsheet takes for a formula: one that begins like
// one gets a leading apostrophe.
func Neutral(cell string) string {
	if strings.IndexAny(cell, dangerous) == 0 {
		return "'" + cell
	}
	return cell
}
