package organization_test

import (
	"regexp"
	"testing"

	"intendant/backend/access"
	"intendant/backend/sqlite"
	"intendant/migrations"
)

// Members who were there before anybody kept who added them get it from their
// entries, as a replay does; and they are counted.
func TestMigratedMembersEqualAReplay(t *testing.T) {
	p := open(t)
	p.Join(t, p.astrid, p.cleo, p.id, access.Member)
	text, err := migrations.FS.ReadFile("00011_directory.sql")
	if err != nil {
		t.Fatal(err)
	}
	statements := regexp.MustCompile(`(?s)(UPDATE member SET added_by|INSERT INTO member_count|INSERT INTO member_activity).*?;`).FindAllString(string(text), 3)
	if len(statements) != 3 {
		t.Fatalf("%q", statements)
	}
	forget := []string{`UPDATE member SET added_by = NULL`, statements[0], `DELETE FROM member_count`, `DELETE FROM member_activity`}
	statements = append(forget, statements[1:]...)
	err = p.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		for _, s := range statements {
			if _, err := tx.ExecContext(t.Context(), s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if active, inactive := p.count(t); active != 3 || inactive != 0 {
		t.Errorf("%d active, %d inactive", active, inactive)
	}
	p.Sound(t)
}
