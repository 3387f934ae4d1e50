package chat_test

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/chat"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/seal"
	"intendant/backend/testhouse"
)

const day = 24 * time.Hour

func (p *place) by(m ident.Member, changes ...ledger.Change) error {
	return p.By(p.id, m, changes...)
}

func (p *place) newest(t *testing.T) *ledger.Leaf {
	t.Helper()
	return p.Newest(t, string(p.id))
}

func TestRetention(t *testing.T) {
	p := open(t)
	boss := p.Membership(t, p.astrid, p.id).Member
	old, _ := p.said(t, p.bruno, chat.Ask{Text: "Long ago."})
	p.Clock.Advance(time.Millisecond)
	young, _ := p.said(t, p.bruno, chat.Ask{Text: "A moment later."})
	p.Clock.Advance(30*day - time.Millisecond)
	s, err := p.chats.Settings(t.Context(), p.bruno.Account, p.id, 30)
	if err != nil || s.Days != 0 || s.Chats != 2 || s.People != 1 || s.Older != 1 || s.Manage.Allowed || s.Manage.Reason != organization.ReasonRole {
		t.Errorf("%+v, %v", s, err)
	}
	if err := p.chats.Expire(t.Context()); err != nil || p.count(t, "chat") != 2 {
		t.Errorf("for ever is over: %v", err)
	}
	if s, err = p.chats.SetRetention(t.Context(), p.astrid, p.id, 30); err != nil || s.Days != 30 || s.Chats != 1 || !s.Manage.Allowed {
		t.Errorf("%+v, %v", s, err)
	}
	if l := p.newest(t); l.Kind != "chat.retention_set" || l.Before["days"] != "0" || l.After["days"] != "30" {
		t.Errorf("%+v", l)
	}
	_, err = p.chats.Read(t.Context(), p.bruno.Account, p.id, p.in, old)
	wantCode(t, err, fault.NotFound)
	p.read(t, p.bruno, young)
	if s, err = p.chats.SetRetention(t.Context(), p.astrid, p.id, 30); err != nil || s.Days != 30 {
		t.Errorf("the same again: %+v, %v", s, err)
	}
	p.Clock.Advance(time.Millisecond)
	if err := p.chats.Expire(t.Context()); err != nil || p.count(t, "chat") != 0 || p.count(t, "chat_message") != 0 {
		t.Errorf("%d chats are kept too long: %v", p.count(t, "chat"), err)
	}
	for _, days := range []int64{1, 31, 3650} {
		p.Refused(t, fault.InputInvalid, func() error { _, err := p.chats.SetRetention(t.Context(), p.astrid, p.id, days); return err })
	}
	p.Refused(t, fault.PermissionDenied, func() error { _, err := p.chats.SetRetention(t.Context(), p.bruno, p.id, 60); return err })
	p.Refused(t, fault.NotFound, func() error { _, err := p.chats.SetRetention(t.Context(), p.cleo, p.id, 60); return err })
	p.Refused(t, fault.NotFound, func() error { _, err := p.chats.Settings(t.Context(), p.cleo.Account, p.id, 0); return err })
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(p.plain, &chat.RetentionSet{Days: 60}) })
	p.Refused(t, fault.ChangeNone, func() error { return p.by(boss, &chat.RetentionSet{Days: 30}) })
	p.Refused(t, fault.Internal, func() error { return p.by(boss, &chat.RetentionSet{Days: 60}, &testhouse.OtherBroken{}) })
}

// What is spoken in stays, whenever it was begun.
func TestRetentionGoesByWhatWasSaidLast(t *testing.T) {
	p := open(t)
	if _, err := p.chats.SetRetention(t.Context(), p.astrid, p.id, 90); err != nil {
		t.Fatal(err)
	}
	id, _ := p.said(t, p.bruno, chat.Ask{Text: "Begun."})
	for range 3 {
		p.Clock.Advance(89 * day)
		if err := p.chats.Expire(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.said(t, p.bruno, chat.Ask{Chat: id, Text: "Still here."})
	}
	if n := len(p.read(t, p.bruno, id).All); n != 8 {
		t.Errorf("%d messages", n)
	}
}

// Nothing that was said lies anywhere in the clear, before and after it is
// deleted, and afterwards not even sealed.
func TestDeletingAll(t *testing.T) {
	p := open(t)
	const question, answer = "the colour of the ambassador's hat", "vermilion, they say"
	p.model.answers(func() *http.Response { return streamed(piece(answer), last) })
	id, _ := p.said(t, p.bruno, chat.Ask{Text: question})
	p.said(t, p.astrid, chat.Ask{Text: question})
	for _, text := range []string{question, answer} {
		if p.holds(t, []byte(text)) {
			t.Errorf("the files hold %q", text)
		}
	}
	boxes := p.boxes(t)
	for _, box := range boxes {
		if !p.holds(t, box) {
			t.Fatal("the files don't hold what was sealed: this test can find nothing")
		}
	}
	keyFile := filepath.Join(p.keys, string(p.id)+".chats.0.key")
	sealedKey, err := os.ReadFile(keyFile)
	if err != nil {
		t.Fatal(err)
	}
	in := p.model.waiting()
	_, run := p.send(t, p.bruno, chat.Ask{Chat: id, Text: "And the gloves?"})
	_, _ = in.Write([]byte(piece("The glov")))

	p.Refused(t, fault.OrganizationNameMismatch, func() error { _, err := p.chats.DeleteAll(t.Context(), p.astrid, p.id, "Nord"); return err })
	p.Refused(t, fault.PermissionDenied, func() error { _, err := p.chats.DeleteAll(t.Context(), p.bruno, p.id, "Nordlicht"); return err })
	p.Refused(t, fault.NotFound, func() error { _, err := p.chats.DeleteAll(t.Context(), p.cleo, p.id, "Nordlicht"); return err })
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(p.plain, &chat.AllDeleted{}) })
	p.Refused(t, fault.Internal, func() error {
		return p.by(p.Membership(t, p.astrid, p.id).Member, &chat.AllDeleted{}, &testhouse.OtherBroken{})
	})
	if len(p.keyFiles(t)) != 1 {
		t.Fatal("the key went with what was refused")
	}

	n, err := p.chats.DeleteAll(t.Context(), p.astrid, p.id, " Nordlicht ")
	if err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	if l := p.newest(t); l.Kind != "chat.all_deleted" || l.Before["chats"] != "2" || l.After["chats"] != "0" {
		t.Errorf("%+v", l)
	}
	_, err = p.chats.Follow(t.Context(), p.bruno.Account, p.id, p.in, run, 0)
	wantCode(t, err, fault.NotFound)
	p.chats.Close() // the answer under way has ended, too
	if p.count(t, "chat")+p.count(t, "chat_message") != 0 || len(p.keyFiles(t)) != 0 {
		t.Errorf("left: %d chats, %d messages, keys %v", p.count(t, "chat"), p.count(t, "chat_message"), p.keyFiles(t))
	}
	eventually(t, "the file is scrubbed", func() bool { return !p.holdsAny(t, boxes) })
	if p.holds(t, []byte(question)) || p.holds(t, []byte("The glov")) || p.holds(t, sealedKey) {
		t.Error("something is left in the clear")
	}
	p.start(t)
	p.Refused(t, fault.ChangeNone, func() error { _, err := p.chats.DeleteAll(t.Context(), p.astrid, p.id, "Nordlicht"); return err })
	p.model.says(nil)
	if id, m := p.said(t, p.bruno, chat.Ask{Text: "Who are you?"}); m.Text != "Good day." || len(p.read(t, p.bruno, id).All) != 2 {
		t.Errorf("%+v", m)
	}
	if keys := p.keyFiles(t); len(keys) != 1 || keys[0] == filepath.Base(keyFile) {
		t.Errorf("the key that follows: %v", keys)
	}
}

// boxes are all sealed texts and titles.
func (p *place) boxes(t *testing.T) [][]byte {
	t.Helper()
	rows, err := p.DB.Read().QueryContext(t.Context(), `SELECT text FROM chat_message UNION ALL SELECT title FROM chat`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var boxes [][]byte
	for rows.Next() {
		var box []byte
		if err := rows.Scan(&box); err != nil {
			t.Fatal(err)
		}
		boxes = append(boxes, box)
	}
	return boxes
}

func (p *place) holdsAny(t *testing.T, boxes [][]byte) bool {
	t.Helper()
	disk := p.disk(t)
	for _, box := range boxes {
		if bytes.Contains(disk, box) {
			return true
		}
	}
	return false
}

// A crash between the entry and the key's end is made good at the next start.
func TestAKeyLeftByACrash(t *testing.T) {
	p := open(t)
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	if err := p.by(p.Membership(t, p.astrid, p.id).Member, &chat.AllDeleted{}); err != nil {
		t.Fatal(err)
	}
	foreign := seal.NewKeystore(p.keys, p.vault)
	if _, err := foreign.Make(seal.ContentName{Owner: string(p.id), Purpose: "captures"}); err != nil {
		t.Fatal(err)
	}
	if len(p.keyFiles(t)) != 2 {
		t.Fatal(p.keyFiles(t))
	}
	if err := p.chats.Sweep(t.Context()); err != nil || len(p.keyFiles(t)) != 1 {
		t.Errorf("%v, %v", p.keyFiles(t), err)
	}
}

func TestTheKeyGoesWithTheOrganization(t *testing.T) {
	p := open(t)
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	in := p.model.waiting()
	p.send(t, p.bruno, chat.Ask{Text: "Go on."})
	_, _ = in.Write([]byte(piece("and on")))
	if err := p.Organizations.Delete(t.Context(), p.astrid, p.id, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	if err := p.chats.Sweep(t.Context()); err != nil || len(p.keyFiles(t)) != 0 {
		t.Errorf("%v, %v", p.keyFiles(t), err)
	}
	p.chats.Close()
	if n := p.count(t, "chat") + p.count(t, "chat_message") + p.count(t, "chat_settings"); n != 0 {
		t.Errorf("%d rows", n)
	}
}

// What somebody said goes with their membership: nobody else may read it.
func TestChatsGoWithTheMember(t *testing.T) {
	p := open(t)
	mine, _ := p.said(t, p.astrid, chat.Ask{Text: "Hello?"})
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	boss := p.Membership(t, p.astrid, p.id).Member
	boxes := p.boxes(t)
	if err := p.by(boss, &organization.MemberErased{Member: p.plain}); err != nil {
		t.Fatal(err)
	}
	if p.count(t, "chat") != 1 || p.count(t, "chat_message") != 2 || len(p.read(t, p.astrid, mine).All) != 2 {
		t.Error("more or less than the member's went")
	}
	left := p.boxes(t)
	eventually(t, "the file is scrubbed", func() bool {
		for _, box := range boxes {
			if kept := bytes.Contains(bytes.Join(left, nil), box); !kept && p.holds(t, box) {
				return false
			}
		}
		return true
	})
	again := p.Join(t, p.astrid, p.cleo, p.id, access.Member)
	p.admit(t, p.in, again, access.WorkspaceMember)
	p.said(t, p.cleo, chat.Ask{Text: "Hello?"})
	if err := p.by(boss, &organization.MemberRemoved{Member: again}); err != nil || p.count(t, "chat") != 1 {
		t.Errorf("%v", err)
	}
}

// TestAnswersEndWithTheMember: nobody would read the rest, and it costs.
func TestAnswersEndWithTheMember(t *testing.T) {
	p := open(t)
	defer p.chats.Watch(p.Bus)()
	in := p.model.waiting()
	p.send(t, p.bruno, chat.Ask{Text: "Go on for ever."})
	_, _ = in.Write([]byte(piece("one, two")))
	if err := p.by(p.Membership(t, p.astrid, p.id).Member, &organization.MemberRemoved{Member: p.plain}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the model falls silent", func() bool { return p.model.silenced() == 1 })
}

// Without the key, what there is says so, and no other key takes its place.
func TestTheKeyIsMissing(t *testing.T) {
	p := open(t)
	id, _ := p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	if err := os.RemoveAll(p.keys); err != nil {
		t.Fatal(err)
	}
	p.start(t)
	_, err := p.chats.Read(t.Context(), p.bruno.Account, p.id, p.in, id)
	wantCode(t, err, fault.ChatKeyMissing)
	_, err = p.chats.List(t.Context(), p.bruno.Account, p.id, p.in, chat.Query{})
	wantCode(t, err, fault.ChatKeyMissing)
	_, _, err = p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, chat.Ask{Model: "small", Text: "Hello?"})
	wantCode(t, err, fault.ChatKeyMissing)
	if n, err := p.chats.DeleteAll(t.Context(), p.astrid, p.id, "Nordlicht"); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
}

// A text opens where it stands and nowhere else.
func TestTextsAreBoundToTheirPlace(t *testing.T) {
	p := open(t)
	one, _ := p.said(t, p.bruno, chat.Ask{Text: "One?"})
	p.write(t, `UPDATE chat_message SET text = (SELECT text FROM chat_message WHERE number = 2) WHERE number = 1`)
	_, err := p.chats.Read(t.Context(), p.bruno.Account, p.id, p.in, one)
	wantCode(t, err, fault.DatabaseCorrupt)
}

func TestWhatIsDecidedIsReplayed(t *testing.T) {
	p := open(t)
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	if _, err := p.chats.SetRetention(t.Context(), p.astrid, p.id, 30); err != nil {
		t.Fatal(err)
	}
	if _, err := p.chats.DeleteAll(t.Context(), p.astrid, p.id, "Nordlicht"); err != nil {
		t.Fatal(err)
	}
	p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
	p.write(t, `DELETE FROM workspace_member`)
	p.write(t, `DELETE FROM workspace`)
	p.Sound(t)
}
