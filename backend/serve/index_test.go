package serve_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"intendant/backend/desktop"
	"intendant/backend/serve"
)

var block = regexp.MustCompile(`<script type="application/json" id="start">([^<]*)</script></head>`)

func start(t *testing.T, b browser, path string) (s desktop.Start) {
	t.Helper()
	r := b.do(http.MethodGet, path, nil) //nolint:bodyclose // read closes it
	status, body := read(t, r)
	found := block.FindStringSubmatch(body)
	if status != http.StatusOK || found == nil {
		t.Fatalf("%s: %d %q", path, status, body)
	}
	if got := r.Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("%s: Cache-Control is %q", path, got)
	}
	if err := json.Unmarshal([]byte(found[1]), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestThePageComesWithWhatItsClientWouldAsk(t *testing.T) {
	d := open(t)
	b := d.browser(t)
	if s := start(t, b, "/"); s.Status.State != "welcome" || s.Session != nil || s.Offered == nil {
		t.Errorf("before anybody: %+v", s)
	}
	b.must("Account.SignUp", ines, nil)
	for _, path := range []string{"/", "/index.html", "/a/route"} {
		if s := start(t, b, path); s.Status.State != "ready" || s.Session != nil {
			t.Errorf("%s: %+v, %+v", path, s.Status, s.Session)
		}
	}
	if _, body := d.stranger(t).get("/"); strings.Contains(body, `id="start"`) {
		t.Error("a stranger was answered")
	}
}

func TestThePageOfASealedFolder(t *testing.T) {
	if s := start(t, openNew(t).browser(t), "/"); s.Status.State != "protect" || s.Session != nil || s.Offered != nil {
		t.Errorf("%+v", s)
	}
}

func TestNoTextEndsTheBlock(t *testing.T) {
	w := httptest.NewRecorder()
	session := &desktop.SessionView{Account: &desktop.AccountView{LastName: "</script><b>"}}
	if err := serve.Index(w, page, desktop.Start{Session: session}); err != nil {
		t.Fatal(err)
	}
	var s desktop.Start
	found := block.FindStringSubmatch(w.Body.String())
	if found == nil || json.Unmarshal([]byte(found[1]), &s) != nil || s.Session.Account.LastName != "</script><b>" {
		t.Error(w.Body.String())
	}
}

func TestTheClosedDoorSpeaksTheLanguageThatWeighsMost(t *testing.T) {
	b := open(t).stranger(t)
	b.header.Set("Accept-Language", "en;q=0.1,fr;q=0.9")
	if _, body := b.get("/"); !strings.Contains(body, `<html lang="fr"`) {
		t.Error(body)
	}
}
