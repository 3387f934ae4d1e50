package directory

import (
	"context"
	"database/sql"
	"strconv"
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
	quoted := make([]string, 0, len(ids))
	for _, id := range ids {
		quoted = append(quoted, strconv.Quote(string(id)))
	}
	return "[" + strings.Join(quoted, ",") + "]"
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
