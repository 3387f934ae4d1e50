package invitation_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/invitation"
)

// TestLinksAsPeoplePasteThem breaks and dresses up a link.
func TestLinksAsPeoplePasteThem(t *testing.T) {
	h := open(t)
	link := h.invite(t, "bo@nordlicht.example").Link
	for name, text := range map[string]string{
		"as it is": link, "with spaces": "  " + link + "\n", "in brackets": "<" + link + ">.", "in a sentence": "Open " + link + " today.",
		"broken by a mail": link[:40] + "\r\n" + link[40:90] + "=\n"[1:] + link[90:], "escaped": strings.ReplaceAll(link, "&", "&amp;"),
	} {
		if _, err := h.all.Look(t.Context(), "", text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLinksThatLeadNowhere(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	last := sent.Link[len(sent.Link)-1]
	other := map[bool]string{true: "B", false: "A"}[last == 'A']
	for name, c := range map[string]struct {
		text string
		want fault.Code
	}{
		"nothing":            {"x", fault.InvitationUnknown},
		"cut":                {sent.Link[:len(sent.Link)-1], fault.InvitationUnknown},
		"a letter differs":   {sent.Link[:len(sent.Link)-1] + other, fault.InvitationUnknown},
		"another invitation": {strings.Replace(sent.Link, string(sent.ID), "inv_01ARZ3NDEKTSV4RRFFQ69G5FAV", 1), fault.InvitationUnknown},
		"elsewhere":          {strings.Replace(sent.Link, "to=ins_01KB3F7W9ZQ2M4X8T6RVN5YHCE", "to=ins_01ARZ3NDEKTSV4RRFFQ69G5FAV", 1), fault.InvitationElsewhere},
		"file elsewhere":     {strings.Replace(sent.File, "to: ins_01KB3F7W9ZQ2M4X8T6RVN5YHCE", "to: ins_01ARZ3NDEKTSV4RRFFQ69G5FAV", 1), fault.InvitationElsewhere},
		"file, other name":   {strings.Replace(sent.File, "Nordlicht", "Nordlight", 1), fault.InvitationAltered},
		"file, other time":   {strings.Replace(sent.File, "expires: 20", "expires: 21", 1), fault.InvitationAltered},
		"file, no signature": {sent.File[:strings.Index(sent.File, "\n\n")+1], fault.InvitationAltered},
		"file, more lines":   {strings.Replace(sent.File, "email:", "to: ins_01KB3F7W9ZQ2M4X8T6RVN5YHCE\nemail:", 1), fault.InvitationAltered},
	} {
		if _, err := h.all.Look(t.Context(), "", c.text); !fault.Is(err, c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	for name, text := range map[string]string{
		"as it is": sent.File, "from Windows": "\ufeff" + strings.ReplaceAll(sent.File, "\n", "\r\n"), "pasted": "\n\n " + strings.TrimSpace(sent.File),
	} {
		if _, err := h.all.Look(t.Context(), "", text); err != nil {
			t.Errorf("file %s: %v", name, err)
		}
	}
	if strings.Contains(sent.FileName, "bo") || !strings.Contains(sent.File, "email: bo@nordlicht.example\n") {
		t.Errorf("%s\n%s", sent.FileName, sent.File)
	}
}

// TestGuessing tries many links: after some, none is answered for a minute.
func TestGuessing(t *testing.T) {
	h := open(t)
	sent := h.invite(t, "bo@nordlicht.example")
	wrong := strings.Replace(sent.Link, string(sent.ID), "inv_01ARZ3NDEKTSV4RRFFQ69G5FAV", 1)
	for range 30 {
		h.looks(t, wrong, fault.InvitationUnknown)
	}
	h.looks(t, wrong, fault.InvitationTries)
	h.looks(t, sent.Link, fault.InvitationTries)
	h.Clock.Advance(time.Minute)
	if _, err := h.all.Look(t.Context(), "", sent.Link); err != nil {
		t.Error(err)
	}
}

// TestMailto opens a mail that is written already, in each language.
func TestMailto(t *testing.T) {
	h := open(t)
	h.seats = 100
	for _, lang := range i18n.Languages {
		for length, message := range map[string]string{"short": "A & B = 100% + ?#\nübrigens: مرحبًا", "long": strings.Repeat("ق", 1000)} {
			r := h.request("bo+x&y=z%25?#/@" + length + "." + strings.ToLower(lang) + ".example")
			r.Language, r.Message = lang, message
			r.People[0].Name = "Bo, \"B\" <x>"
			handed, err := h.all.Send(t.Context(), h.ada, r)
			if err != nil {
				t.Fatal(err)
			}
			one := handed[0]
			parsed, err := url.Parse(one.Mailto)
			if err != nil || parsed.Scheme != "mailto" || len(one.Mailto) > 1900 {
				t.Fatalf("%s %s: %d %v", lang, length, len(one.Mailto), err)
			}
			to, _ := url.PathUnescape(parsed.Opaque)
			q, err := url.ParseQuery(parsed.RawQuery)
			if err != nil || to != one.Email || len(q) != 2 || strings.ContainsAny(one.Mailto, "+ \r\n\"<>") {
				t.Errorf("%s: %s to %s, %v", lang, one.Mailto, to, err)
			}
			body := q.Get("body")
			if !strings.Contains(body, one.Link) || strings.Contains(strings.ReplaceAll(body, "\r\n", ""), "\r") {
				t.Errorf("%s: %q", lang, body)
			}
			if has := strings.Contains(body, "100% + ?#"); length == "short" && lang != "ar" && !has {
				t.Errorf("%s: the message is missing in %q", lang, body)
			}
			if !strings.Contains(q.Get("subject"), "Nordlicht") {
				t.Errorf("%s: %q", lang, q.Get("subject"))
			}
		}
	}
}

func TestManyGetLinksOnly(t *testing.T) {
	h := open(t)
	h.seats = 1000
	r := h.request()
	for n := range 200 {
		r.People = append(r.People, invitation.Person{Email: "p" + string(rune('a'+n/26)) + string(rune('a'+n%26)) + "@x.example"})
	}
	handed, err := h.all.Send(t.Context(), h.ada, r)
	if err != nil || len(handed) != 200 || handed[0].Link == "" || handed[0].File != "" || handed[0].Mailto != "" {
		t.Errorf("%d, %v", len(handed), err)
	}
	for n, one := range handed {
		if one.Email != r.People[n].Email {
			t.Fatalf("%d is %s", n, one.Email)
		}
	}
	seen := map[ident.Invitation]bool{}
	for after := ident.Invitation(""); ; {
		page, err := h.all.List(t.Context(), h.ada.Account, invitation.Query{Organization: h.org, Filter: invitation.FilterOpen, After: after, Limit: 70})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range page.Invitations {
			seen[one.ID] = true
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if len(seen) != 200 {
		t.Errorf("%d in the pages", len(seen))
	}
	ended, err := h.all.List(t.Context(), h.ada.Account, invitation.Query{Organization: h.org, Filter: invitation.FilterEnded})
	if err != nil || len(ended.Invitations) != 0 {
		t.Errorf("%+v, %v", ended.Invitations, err)
	}
}
