package directory

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// narrowed is a query of all members in their order, or of those of a JSON list.
func narrowed(query, member, some string) string {
	if some != "" {
		query += strings.ReplaceAll(ofSome, "%s", member)
	} else {
		query += ` AND ?2 = ''`
	}
	return query + strings.ReplaceAll(inOrder, "%s", member)
}

// list is identifiers as a JSON list.
func list(ids []ident.Member) string {
	text, _ := json.Marshal(ids) // nothing in it can fail
	return string(text)
}

// each runs a query and hands its rows over.
func each(ctx context.Context, q sqlite.Queryer, query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
