package ledger

import (
	"context"
	"encoding/json"
	"fmt"

	"intendant/backend/sqlite"
)

// Privates are the private parts of a class about a subject that no entry has
// erased or superseded, oldest first. Who may read is the caller's matter.
func Privates(ctx context.Context, q sqlite.Queryer, subject, class string) ([]map[string]string, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT data FROM ledger_private WHERE subject = ? AND class = ? ORDER BY entry, part`, subject, class)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var parts []map[string]string
	for rows.Next() {
		var data []byte
		if err := rows.Scan(&data); err != nil {
			return nil, err
		}
		fields := map[string]string{}
		if err := json.Unmarshal(data, &fields); err != nil {
			return nil, fmt.Errorf("ledger: private part of %s: %w", subject, err)
		}
		parts = append(parts, fields)
	}
	return parts, rows.Err()
}
