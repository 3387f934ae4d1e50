package invitation_test

import (
	"testing"

	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/mail"
	"intendant/backend/sqlite"
)

// TestOneThatCannotBeErased doesn't keep the others.
func TestOneThatCannotBeErased(t *testing.T) {
	h := open(t)
	stuck, other := h.invite(t, "bo@nordlicht.example"), h.invite(t, "cem@nordlicht.example")
	last := h.invite(t, "dana@nordlicht.example")
	queued := func(id ident.Invitation) bool {
		states, err := h.post.States(t.Context(), h.DB.Read(), []string{string(id)})
		if err != nil {
			t.Fatal(err)
		}
		return states[string(id)].State != mail.StateNone
	}
	for _, one := range []invitation.Handed{stuck, other, last} {
		if err := h.post.Queue(t.Context(), mail.Letter{ID: string(one.ID), Ledger: string(h.org), Concept: "invitation"}); err != nil {
			t.Fatal(err)
		}
	}
	err := h.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), `CREATE TRIGGER stuck BEFORE UPDATE ON invitation WHEN OLD.id = '`+string(stuck.ID)+`'
			BEGIN SELECT RAISE(ABORT, 'stuck'); END`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	h.Clock.Advance(invitation.Lifetime + invitation.Kept)
	if err := h.all.Sweep(t.Context()); err == nil {
		t.Error("nobody is told of the one")
	}
	var kept ident.Invitation
	err = h.DB.Read().QueryRowContext(t.Context(), `SELECT group_concat(id) FROM invitation WHERE email IS NOT NULL`).Scan(&kept)
	if err != nil || kept != stuck.ID {
		t.Errorf("%s are kept, %v", kept, err)
	}
	if queued(other.ID) || queued(last.ID) || !queued(stuck.ID) {
		t.Error("how the letters stood is still known")
	}
}
