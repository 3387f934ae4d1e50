package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"intendant/backend/sqlite"
)

// outsideReplay are the tables that no Apply fills: the record itself, what is
// measured rather than decided, traffic, and sealed keys. This is the one list of
// them.
func outsideReplay(table string) bool {
	switch table {
	case "ledger_entry", "ledger_private", "ledger_node", "ledger_head", "ledger_due", "goose_db_version",
		"chat", "chat_message":
		return true
	}
	return strings.HasPrefix(table, "sqlite_") || strings.HasPrefix(table, "sealed_") || strings.HasSuffix(table, "_activity")
}

// Compare names each table in which two databases differ, with the first row
// that does.
func Compare(ctx context.Context, a, b sqlite.Queryer) ([]string, error) {
	tables, err := replayed(ctx, a)
	if err != nil {
		return nil, err
	}
	var differences []string
	for _, table := range tables {
		at, err := differ(ctx, a, b, table)
		if err != nil {
			return nil, err
		}
		if at > 0 {
			differences = append(differences, fmt.Sprintf("%s (row %d)", table, at))
		}
	}
	return differences, nil
}

func replayed(ctx context.Context, q sqlite.Queryer) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if !outsideReplay(name) {
			tables = append(tables, name)
		}
	}
	return tables, rows.Err()
}

// differ returns the number of the first row that differs, 0 where none does.
func differ(ctx context.Context, a, b sqlite.Queryer, table string) (int, error) {
	ra, err := ordered(ctx, a, table)
	if err != nil {
		return 0, err
	}
	defer ra.Close()
	rb, err := ordered(ctx, b, table)
	if err != nil {
		return 0, err
	}
	defer rb.Close()
	for n := 1; ; n++ {
		rowA, err := next(ra)
		if err != nil {
			return 0, err
		}
		rowB, err := next(rb)
		if err != nil {
			return 0, err
		}
		if !reflect.DeepEqual(rowA, rowB) {
			return n, nil
		}
		if rowA == nil {
			return 0, nil
		}
	}
}

// ordered reads a whole table in the order of all its columns: a rebuilt table
// may hold the same rows in another place.
func ordered(ctx context.Context, q sqlite.Queryer, table string) (*sql.Rows, error) {
	probe, err := q.QueryContext(ctx, `SELECT * FROM "`+table+`" LIMIT 0`) //nolint:unqueryvet // it is for any table
	if err != nil {
		return nil, err
	}
	columns, err := probe.Columns()
	_ = probe.Close()
	if err != nil {
		return nil, err
	}
	places := make([]string, len(columns))
	for i := range columns {
		places[i] = strconv.Itoa(i + 1)
	}
	return q.QueryContext(ctx, `SELECT * FROM "`+table+`" ORDER BY `+strings.Join(places, ", ")) //nolint:unqueryvet // it is for any table
}

// next reads a row of any shape; nil at the end.
func next(rows *sql.Rows) ([]any, error) {
	if !rows.Next() {
		return nil, rows.Err()
	}
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values, pointers := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		pointers[i] = &values[i]
	}
	return values, rows.Scan(pointers...)
}
