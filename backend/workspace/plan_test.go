package workspace_test

import (
	"strings"
	"testing"

	"intendant/backend/testhouse"
)

// TestRemovalsDoNotLookAtEverybody: whoever goes is found by the index, not among all
// the members of an organization.
func TestRemovalsDoNotLookAtEverybody(t *testing.T) {
	h := testhouse.Open(t)
	var trigger string
	err := h.DB.Read().QueryRowContext(t.Context(), `SELECT sql FROM sqlite_master WHERE name = 'workspace_member_removed'`).Scan(&trigger)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(trigger, "BEGIN")
	body = strings.NewReplacer("NEW.organization", "'org_x'", "NEW.id", "'mem_x'", "END", "").Replace(body)
	rows, err := h.DB.Read().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+body)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if all := strings.Join(steps, "; "); rows.Err() != nil || !strings.Contains(all, "workspace_member_member (organization=? AND member=?)") {
		t.Errorf("%s %v", all, rows.Err())
	}
}
