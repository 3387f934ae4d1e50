package usage

import (
	"context"
	"strconv"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sheet"
)

// Columns are those of the CSV file. What each is called stands in the catalogue
// under "usage.csv.<column>".
var Columns = []string{"day", "id", "name", "requests", "input", "output", "cached", "spend", "currency", "estimated"}

// Export is By as a CSV file, with all of them: a line for each day and row. heading says what the
// columns are called.
func (u *Usage) Export(
	ctx context.Context, by ident.Account, p Part, query Query, heading func(column string) string, bom bool,
) ([]byte, error) {
	t, err := u.table(ctx, by, p, query, ofFile)
	if err != nil {
		return nil, err
	}
	head := make([]string, 0, len(Columns))
	for _, c := range Columns {
		head = append(head, heading(c))
	}
	file, names := sheet.New(bom, head...), map[string]string{}
	for _, r := range t.Rows {
		names[r.ID] = r.Name
	}
	for _, s := range t.Series {
		for _, r := range s.Parts {
			r.Name = names[r.ID]
			file.Add(r.cells(s.Day, t.Currency)...)
		}
	}
	return file.Bytes(), nil
}

func (r *Row) cells(day time.Time, currency string) []string {
	cells := []string{day.Format(time.DateOnly), r.ID, r.Name}
	for _, n := range [...]int64{r.Requests, r.Input, r.Output, r.Cached} {
		cells = append(cells, strconv.FormatInt(n, 10))
	}
	return append(cells, decimal(r.Spend), currency, strconv.FormatInt(r.Estimated, 10))
}
