package resource_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
)

func (h *house) set(t *testing.T, in resource.ConnectionInput) error {
	t.Helper()
	return h.resources.SetConnection(t.Context(), h.ada, h.id, in)
}

// secret is the key of the only connection.
func (h *house) secret(t *testing.T) string {
	t.Helper()
	for _, c := range h.shelf(t).Connections {
		plain, err := h.resources.Secret(t.Context(), c)
		h.must(t, err)
		return plain
	}
	return ""
}

func (h *house) privates(t *testing.T) (n int) {
	t.Helper()
	h.must(t, h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM ledger_private WHERE class = 'secret' AND subject LIKE 'con_%'`).Scan(&n))
	return n
}

func TestAConnectionAndItsKey(t *testing.T) {
	h := open(t)
	in := resource.ConnectionInput{Name: " Mistral ", BaseURL: "https://API.example.com/v1/", Key: " " + key + "\n"}
	events := h.Announces(t, func() error { return h.set(t, in) })
	is := h.connections(t)[0]
	if len(events) != 1 || events[0].Concept != "resource" || events[0].ID != string(is.ID) {
		t.Errorf("%+v", events)
	}
	if is.Name != "Mistral" || is.BaseURL != "https://api.example.com/v1" || !is.HasKey || is.Hint != "Zq5u" || is.Models != 0 ||
		!is.Created.Equal(h.Clock.Now()) {
		t.Errorf("%+v", is)
	}
	if h.secret(t) != key {
		t.Errorf("the key is %q", h.secret(t))
	}
	in = resource.ConnectionInput{ID: is.ID, Name: "La Plateforme", BaseURL: is.BaseURL, KeepKey: true}
	h.must(t, h.set(t, in))
	h.Refused(t, fault.ChangeNone, func() error { return h.set(t, in) })
	if now := h.connections(t)[0]; now.ID != is.ID || now.Name != "La Plateforme" || now.Hint != "Zq5u" || h.secret(t) != key {
		t.Errorf("%+v", now)
	}
	const other = "another-key-that-is-long-enough-wxyz"
	in.Key = other
	h.must(t, h.set(t, in))
	if h.secret(t) != other || h.connections(t)[0].Hint != "wxyz" || h.privates(t) != 1 {
		t.Errorf("%q, %d private parts", h.secret(t), h.privates(t))
	}
	in.Key, in.KeepKey = "", false
	h.must(t, h.set(t, in))
	if now := h.connections(t)[0]; now.HasKey || now.Hint != "" || h.secret(t) != "" {
		t.Errorf("the key is still there: %+v", now)
	}
	h.Sound(t)
	h.must(t, h.resources.RemoveConnection(t.Context(), h.ada, h.id, is.ID))
	if len(h.connections(t)) != 0 || h.privates(t) != 0 {
		t.Errorf("%d private parts left", h.privates(t))
	}
	h.Refused(t, fault.NotFound, func() error { return h.resources.RemoveConnection(t.Context(), h.ada, h.id, is.ID) })
	h.Refused(t, fault.NotFound, func() error { return h.set(t, in) })
	h.Sound(t)
}

func TestAKeyStandsNowhereInClear(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	for _, text := range []string{key, base64.StdEncoding.EncodeToString([]byte(key)), fmt.Sprintf("%x", key)} {
		if h.Holds(t, text) {
			t.Errorf("the database holds %q", text)
		}
	}
	entries, err := ledger.Page(t.Context(), h.DB.Read(), string(h.id), ledger.Newest, 1)
	h.must(t, err)
	if text := fmt.Sprintf("%s %+v", entries[0].Payload, entries[0]); strings.Contains(text, "Zq5u") {
		t.Errorf("the entry tells of the key: %s", text)
	}
	moved := h.shelf(t).Connections[c]
	moved.ID = "con_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	if _, err := h.resources.Secret(t.Context(), moved); !fault.Is(err, fault.DatabaseCorrupt) {
		t.Errorf("the key opens for another connection: %v", err)
	}
	other := h.Create(t, h.ada, "Other").ID
	moved = h.shelf(t).Connections[c]
	moved.Organization = other
	if _, err := h.resources.Secret(t.Context(), moved); !fault.Is(err, fault.DatabaseCorrupt) {
		t.Errorf("the key opens for another organization: %v", err)
	}
}

func TestAKeyGoesToNoOtherHost(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	for _, url := range []string{"https://elsewhere.example/v1", "https://api.example.com:8443/v1", "http://127.0.0.1/v1"} {
		in := resource.ConnectionInput{ID: c, Name: "Mistral", BaseURL: url, KeepKey: true}
		h.invalid(t, "key", fault.KeyElsewhere, func() error { return h.set(t, in) })
		_, _, err := h.resources.Test(t.Context(), h.ada.Account, h.id, in)
		if fields := fault.From(err).Fields; len(fields) != 1 || fields[0].Code != fault.KeyElsewhere {
			t.Errorf("a test takes the key to %s: %v", url, err)
		}
	}
	h.must(t, h.set(t, resource.ConnectionInput{ID: c, Name: "Mistral", BaseURL: "https://api.example.com/v2", KeepKey: true}))
	if h.secret(t) != key {
		t.Error("another path lost the key")
	}
}

// A key that somebody else replaces in the meantime doesn't come back.
func TestAKeyThatWasReplacedMeanwhile(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	stale := &resource.ConnectionSet{
		Connection: c, Name: "Renamed", BaseURL: "https://api.example.com/v1", Key: "kept",
		Sealed: ledger.Private{Subject: string(c), Class: ledger.ClassSecret, Fields: map[string]string{
			"key": base64.StdEncoding.EncodeToString(h.shelf(t).Connections[c].Sealed),
		}},
	}
	h.must(t, h.set(t, resource.ConnectionInput{ID: c, Name: "Mistral", BaseURL: "https://api.example.com/v1", Key: "new" + key}))
	h.Refused(t, fault.ChangeConflict, func() error { return h.try(t, stale) })
	stale.Sealed.Subject = "con_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	h.Refused(t, fault.PermissionDenied, func() error { return h.try(t, stale) })
}

func TestConnectionsThatCannotBe(t *testing.T) {
	h := open(t)
	h.connect(t, "Mistral", "https://api.example.com/v1", key)
	for url, code := range map[string]fault.FieldCode{
		"":                                              fault.NotAURL,
		"api.example.com/v1":                            fault.NotAURL,
		"ftp://api.example.com/v1":                      fault.NotAURL,
		"https://":                                      fault.NotAURL,
		"https:///v1":                                   fault.NotAURL,
		"https://ada:pw@example.com":                    fault.NotAURL,
		"https://example.com/v1?key=1":                  fault.NotAURL,
		"https://example.com/v1?":                       fault.NotAURL,
		"https://example.com/v1#top":                    fault.NotAURL,
		"https://exa mple.com/v1":                       fault.NotAURL,
		"https://example.com:0/v1":                      fault.NotAURL,
		"https://example.com:99999/v1":                  fault.NotAURL,
		"https://example.com:/v1":                       fault.NotAURL,
		"http://api.example.com/v1":                     fault.URLInsecure,
		"http://8.8.8.8/v1":                             fault.URLInsecure,
		"http://169.254.169.254/v1":                     fault.URLInsecure, // where clouds keep credentials
		"http://0.0.0.0/v1":                             fault.URLInsecure,
		"http://localhost.example/v1":                   fault.URLInsecure,
		"https://a.example/" + strings.Repeat("x", 500): fault.TooLong,
	} {
		t.Run(url, func(t *testing.T) {
			h.invalid(t, "baseURL", code, func() error { return h.set(t, resource.ConnectionInput{Name: "Other", BaseURL: url}) })
		})
	}
	const fine = "https://other.example/v1"
	h.invalid(t, "name", fault.Required, func() error { return h.set(t, resource.ConnectionInput{Name: " ", BaseURL: fine}) })
	h.invalid(t, "name", fault.Taken, func() error { return h.set(t, resource.ConnectionInput{Name: "MISTRAL", BaseURL: fine}) })
	for _, bad := range []string{"two words", "naïve", "line\nbreak", strings.Repeat("k", 2001)} {
		h.invalid(t, "key", fault.Malformed, func() error {
			return h.set(t, resource.ConnectionInput{Name: "Other", BaseURL: fine, Key: bad})
		})
	}
	h.Refused(t, fault.NotFound, func() error {
		return h.set(t, resource.ConnectionInput{ID: "con_01KB3F7W9ZQ2M4X8T6RVN5YHCE", Name: "Other", BaseURL: fine})
	})
}

func TestBaseURLsTakeOneForm(t *testing.T) {
	h := open(t)
	for typed, want := range map[string]string{
		"HTTPS://Api.Example.COM/v1/":      "https://api.example.com/v1",
		"https://bücher.example":           "https://xn--bcher-kva.example",
		"http://localhost:11434/v1":        "http://localhost:11434/v1",
		"http://127.0.0.1:8000/v1/":        "http://127.0.0.1:8000/v1",
		"http://192.168.1.20:8000/a/../v1": "http://192.168.1.20:8000/v1",
		"http://[::1]:8000/v1":             "http://[::1]:8000/v1",
		"http://[fd00::1]/v1":              "http://[fd00::1]/v1",
		"https://8.8.8.8/v1":               "https://8.8.8.8/v1",
	} {
		c := h.connect(t, typed, " "+typed+"\n", "")
		if got := h.shelf(t).Connections[c].BaseURL; got != want {
			t.Errorf("%q became %q, not %q", typed, got, want)
		}
	}
}

func TestAConnectionInUseSaysByWhat(t *testing.T) {
	h := open(t)
	c := h.stock(t)
	var err error
	h.Refused(t, fault.ConnectionInUse, func() error {
		err = h.resources.RemoveConnection(t.Context(), h.ada, h.id, c)
		return err
	})
	if got := fault.From(err).Params["models"]; got != "large, small, vectors" {
		t.Errorf("used by %q", got)
	}
	if h.connections(t)[0].Models != 3 {
		t.Errorf("%+v", h.connections(t))
	}
}

func TestAConnectionGoesWithItsModelsOrNotAtAll(t *testing.T) {
	h := open(t)
	c := h.stock(t)
	var models []ident.Model
	for _, m := range h.shelf(t).Models {
		models = append(models, m.ID)
	}
	remove := func(list ...ident.Model) func() error {
		return func() error { return h.resources.RemoveConnection(t.Context(), h.ada, h.id, c, list...) }
	}
	h.Refused(t, fault.ConnectionInUse, remove(models[1:]...)) // another model was added meanwhile
	if got := len(h.shelf(t).Models); got != len(models) {
		t.Errorf("%d of %d models are left", got, len(models))
	}
	h.must(t, remove(models...)())
	if s := h.shelf(t); len(s.Models) != 0 || len(s.Connections) != 0 {
		t.Errorf("left: %+v", s)
	}
}

func TestWhoMayManageConnections(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	for name, who := range map[string]ledger.Actor{
		"billing":         h.join(t, "bea", "", access.Billing),
		"workspace admin": h.join(t, "wim", access.WorkspaceAdmin, access.Member),
	} {
		in := resource.ConnectionInput{Name: name, BaseURL: "https://x.example/v1"}
		for _, do := range []func() error{
			func() error { return h.resources.SetConnection(t.Context(), who, h.id, in) },
			func() error { return h.resources.RemoveConnection(t.Context(), who, h.id, c) },
			func() error { _, _, err := h.resources.Test(t.Context(), who.Account, h.id, in); return err },
			func() error { return h.resources.SetModels(t.Context(), who, h.id, nil) },
			func() error { return h.resources.RemoveModels(t.Context(), who, h.id, nil) },
			func() error { return h.resources.SetRate(t.Context(), who, h.id, "1") },
			func() error { _, err := h.resources.Listed(t.Context(), who.Account, h.id, nil); return err },
			func() error {
				by := h.Membership(t, who, h.id).Actor(who)
				_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(h.id), By: by, Change: &resource.ConnectionRemoved{Connection: c}})
				return err
			},
		} {
			h.Refused(t, fault.PermissionDenied, do)
		}
		list, err := h.resources.Connections(t.Context(), who.Account, h.id)
		if err != nil || len(list) != 1 || list[0].Hint != "" {
			t.Errorf("%s sees %+v, %v", name, list, err)
		}
	}
	stranger := h.SignUp(t, "sam")
	if _, err := h.resources.Connections(t.Context(), stranger.Account, h.id); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
	elsewhere := h.Create(t, stranger, "Elsewhere").ID
	h.Refused(t, fault.NotFound, func() error { return h.resources.RemoveConnection(t.Context(), stranger, elsewhere, c) })
	h.Refused(t, fault.NotFound, func() error {
		return h.resources.SetConnection(t.Context(), stranger, elsewhere, resource.ConnectionInput{ID: c, Name: "Mine", BaseURL: "https://x.example", KeepKey: true})
	})
}

func TestTooManyConnections(t *testing.T) {
	h := open(t)
	for i := range resource.MaxConnections {
		h.do(t, connection(h, fmt.Sprint("c", i)))
	}
	h.Refused(t, fault.ResourcesFull, func() error { return h.try(t, connection(h, "one more")) })
}

func connection(h *house, name string) *resource.ConnectionSet {
	id := ident.New[ident.Connection](h.IDs)
	return &resource.ConnectionSet{
		Connection: id, Name: name, BaseURL: "https://x.example", Key: "none",
		Sealed: ledger.Private{Subject: string(id), Class: ledger.ClassSecret, Fields: map[string]string{}},
	}
}
