package directory_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/fault"
)

func heading(column string) string { return "=" + column }

func (p *place) export(t *testing.T, q directory.Query, bom bool) string {
	t.Helper()
	file, err := p.Directory.Export(t.Context(), p.astrid.Account, p.id, q, heading, bom)
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

func TestExport(t *testing.T) {
	p := open(t)
	p.add(t, `=HYPERLINK("https://evil.example","x")`, "+Comma, B", "@evil@elsewhere.example", access.Billing, access.Member)
	if err := p.Directory.Seen(t.Context(), p.id, p.boss); err != nil {
		t.Fatal(err)
	}
	file := p.export(t, directory.Query{}, true)
	if !strings.HasPrefix(file, "\ufeff'=id,'=name,") || strings.Count(file, "\r\n") != 4 || strings.Count(file, "\n") != 4 {
		t.Errorf("%q", file)
	}
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%q, %v", rows, err)
	}
	if got := strings.Join(rows[1][1:], "|"); got != `'=HYPERLINK("https://evil.example","x") +Comma, B|'@evil@elsewhere.example|billing member|active|off|2025-11-22T00:06:41Z|` {
		t.Errorf("got %s", got)
	}
	if got := strings.Join(rows[2][1:], "|"); got != "astrid Lindqvist|astrid@nordlicht.example|admin billing|active|off|2025-11-22T00:06:40Z|2025-11-22T00:06:41Z" {
		t.Errorf("got %s", got)
	}
	if file := p.export(t, directory.Query{Search: "bruno"}, false); strings.HasPrefix(file, "\ufeff") || strings.Count(file, "\n") != 2 {
		t.Errorf("%q", file)
	}
	_, err = p.Directory.Export(t.Context(), p.bruno.Account, p.id, directory.Query{}, heading, false)
	if !fault.Is(err, fault.PermissionDenied) {
		t.Errorf("a plain member: %v", err)
	}
	if _, err = p.Directory.Export(t.Context(), p.astrid.Account, p.id, directory.Query{Role: "x"}, heading, false); !fault.Is(err, fault.InputInvalid) {
		t.Errorf("no such role: %v", err)
	}
}
