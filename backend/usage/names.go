package usage

import (
	"context"
	"encoding/json"

	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// name says what the rows are called now, or were last known as.
func (t *Table) name(ctx context.Context, q sqlite.Queryer, org ident.Organization, by string) error {
	ids := make([]string, len(t.Rows))
	for i := range t.Rows {
		ids[i] = t.Rows[i].ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, named[by], org, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var at int
		var first, last string
		if err := rows.Scan(&at, &first, &last); err != nil {
			return err
		}
		t.Rows[at].Name = name.Full(first, last)
	}
	return sqlite.Classify(rows.Err())
}

// named are where names stand, of a list of IDs: the cross joins go through that list,
// and not through the table.
var named = map[string]string{
	"model": `SELECT i.key, COALESCE((SELECT name FROM model WHERE organization = ?1 AND id = i.value),
		(SELECT called FROM usage_source_activity WHERE organization = ?1 AND model = i.value AND called <> '' LIMIT 1), ''), ''
		FROM json_each(?2) i`,
	"workspace": `SELECT i.key, w.name, '' FROM json_each(?2) i CROSS JOIN workspace w ON w.organization = ?1 AND w.id = i.value`,
	"key":       `SELECT i.key, k.name, '' FROM json_each(?2) i CROSS JOIN api_key k ON k.organization = ?1 AND k.id = i.value`,
	"member": `SELECT i.key, COALESCE(m.first_name, ''), COALESCE(m.last_name, '')
		FROM json_each(?2) i CROSS JOIN member m ON m.organization = ?1 AND m.id = i.value`,
}
