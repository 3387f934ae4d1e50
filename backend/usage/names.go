package usage

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// name says what the rows are called now, or were last known as.
func (t *Table) name(ctx context.Context, q sqlite.Queryer, org ident.Organization, by string) error {
	for i := range t.Rows {
		r := &t.Rows[i]
		if err := r.find(ctx, q, org, by); err != nil {
			return err
		}
	}
	return nil
}

// named are where names stand: of one row, so that each is prepared once.
var named = map[string]string{
	"model": `SELECT COALESCE((SELECT name FROM model WHERE organization = ?1 AND id = ?2),
		(SELECT called FROM usage_source_activity WHERE organization = ?1 AND model = ?2 AND called <> '' LIMIT 1), ''), ''`,
	"workspace": `SELECT COALESCE(MAX(name), ''), '' FROM workspace WHERE organization = ? AND id = ?`,
	"key":       `SELECT COALESCE(MAX(name), ''), '' FROM api_key WHERE organization = ? AND id = ?`,
	"member":    `SELECT COALESCE(MAX(first_name), ''), COALESCE(MAX(last_name), '') FROM member WHERE organization = ? AND id = ?`,
}

func (r *Row) find(ctx context.Context, q sqlite.Queryer, org ident.Organization, by string) error {
	var first, last string
	err := q.QueryRowContext(ctx, named[by], org, r.ID).Scan(&first, &last)
	r.Name = name.Full(first, last)
	return sqlite.Classify(err)
}
