package migrations_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"intendant/backend/sqlite"
)

var update = flag.Bool("update", false, "rewrite schema.sql from the migrations")

const heading = "-- What the migrations add up to. Written by: go test ./migrations -update\n"

func TestSchemaIsWhatTheMigrationsAddUpTo(t *testing.T) {
	got := schema(t)
	if *update {
		if err := os.WriteFile("schema.sql", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("schema.sql is not what the migrations make (-file +made):\n%s", diff)
	}
}

func TestEveryTableIsStrict(t *testing.T) {
	for statement := range strings.SplitSeq(schema(t), ";\n") {
		if strings.Contains(statement, "CREATE TABLE") && !strings.Contains(statement, "STRICT") {
			t.Errorf("not STRICT:\n%s", statement)
		}
	}
}

func schema(t *testing.T) string {
	t.Helper()
	db, err := sqlite.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	rows, err := db.Read().QueryContext(t.Context(), `SELECT sql FROM sqlite_master
		WHERE sql IS NOT NULL AND tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')
		ORDER BY tbl_name, type DESC, name`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var out strings.Builder
	out.WriteString(heading)
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out.WriteString("\n" + text + ";\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
