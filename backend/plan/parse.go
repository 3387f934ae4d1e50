package plan

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"intendant/backend/sqlite"
)

//go:embed catalogue.json
var builtIn string

// BuiltIn is the program's own catalogue as text.
func BuiltIn() string { return builtIn }

// Parse reads a catalogue and says all that is wrong with it; with findings the
// Catalogue is not to be used.
func Parse(text string) (*Catalogue, []Finding) {
	var f findings
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		f.add("", NotJSON, "detail", err.Error())
		return nil, f
	}
	if root().holds(&f, "", v); len(f) > 0 {
		return nil, f.ordered()
	}
	var c Catalogue
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&c); err != nil {
		f.add("", NotJSON, "detail", err.Error())
		return nil, f
	}
	c.rules(&f)
	return &c, f.ordered()
}

// parsed keeps what was read last: the text rarely changes, and is asked for in
// every Commit of a subscription.
var parsed struct {
	sync.Mutex

	text string
	c    *Catalogue
}

func readText(text string) (*Catalogue, error) {
	parsed.Lock()
	defer parsed.Unlock()
	if parsed.c != nil && parsed.text == text {
		return parsed.c, nil
	}
	c, wrong := Parse(text)
	if len(wrong) > 0 {
		return nil, fmt.Errorf("plan: the catalogue: %s: %s", wrong[0].Path, wrong[0].Code)
	}
	parsed.text, parsed.c = text, c
	return c, nil
}

// Current is the catalogue in force: the operator's, or the program's own. A
// version of the operator's that this program can't read any more is no reason to
// stop: then it is the program's own.
func Current(ctx context.Context, q sqlite.Queryer) (*Catalogue, error) {
	own, err := ownText(ctx, q)
	if err != nil {
		return nil, err
	}
	if own.Text != "" {
		if c, err := readText(own.Text); err == nil {
			return c, nil
		}
	}
	return readText(builtIn)
}

// Validate says whether the catalogue that should be in force can be: an operator's
// that this program no longer takes is put aside by Current, and somebody must hear
// of it.
func (p *Plans) Validate(ctx context.Context) error {
	own, err := ownText(ctx, p.DB.Read())
	if err != nil {
		return err
	}
	_, err = readText(cmp.Or(own.Text, builtIn))
	return err
}

// Own is the operator's catalogue as text; empty where there is none.
type Own struct {
	Text    string
	Updated int64 // ms UTC
}

func ownText(ctx context.Context, q sqlite.Queryer) (Own, error) {
	var own Own
	err := q.QueryRowContext(ctx, `SELECT text, updated FROM plan_catalogue`).Scan(&own.Text, &own.Updated)
	if errors.Is(err, sql.ErrNoRows) {
		return Own{}, nil
	}
	return own, sqlite.Classify(err)
}
