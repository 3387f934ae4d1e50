package gateway_test

import (
	"bufio"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/gateway"
	"intendant/backend/ident"
)

// begun is a stream of which the first event has come.
func (h *house) begun(key, body string) *http.Response {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), http.MethodPost, h.server.BaseURL()+"/chat/completions", strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = answer.Body.Close() })
	if _, err := io.ReadFull(answer.Body, make([]byte, 10)); err != nil {
		h.t.Fatal(err)
	}
	return answer
}

// TestRevokedMeanwhile: an answer under way ends with its key, and others go on.
func TestRevokedMeanwhile(t *testing.T) {
	h := open(t).listen()
	id, key, err := h.MakeKey(t.Context(), apikey.NewKey{Name: "Leaked"})
	if err != nil {
		t.Fatal(err)
	}
	long := `{"model":"` + h.wished("every=50ms,tokens=40") + `","stream":true,` + hello
	late := `{"model":"` + h.wished("delay=500ms") + `",` + hello
	mine, others := h.begun(key, long), h.begun(h.Key, long) //nolint:bodyclose // begun does
	whole := make(chan reply, 1)
	go func() { whole <- h.post("/chat/completions", key, late) }()
	time.Sleep(100 * time.Millisecond)
	if _, err := h.APIKeys.Revoke(t.Context(), h.By, h.Organization, "", []ident.Key{id}); err != nil {
		t.Fatal(err)
	}
	at := time.Now()
	text, err := io.ReadAll(mine.Body)
	if err == nil || !strings.Contains(string(text), `was revoked while`) || strings.Contains(string(text), "[DONE]") || time.Since(at) > time.Second {
		t.Errorf("after %v: %v %s", time.Since(at), err, text)
	}
	if r := <-whole; r.Status != 401 || r.Error.Code != "invalid_api_key" {
		t.Errorf("an answer that comes later: %+v", r)
	}
	if text, err := io.ReadAll(others.Body); err != nil || !strings.Contains(string(text), "[DONE]") {
		t.Errorf("another key's: %v %s", err, text)
	}
	if now := h.used(); now.reserved != 0 {
		t.Errorf("%+v", now)
	}
}

// TestArchivedMeanwhile: the playground's answers end with their workspace.
func TestArchivedMeanwhile(t *testing.T) {
	h := open(t)
	other, err := h.Workspaces.Create(t.Context(), h.By, h.Organization, "Other")
	if err != nil {
		t.Fatal(err)
	}
	body := `{"model":"` + h.wished("every=50ms,tokens=40") + `","stream":true,` + hello
	answer, err := h.Gateway.Talk(t.Context(), gateway.Member{Organization: h.Organization, Workspace: other.Workspace.ID}, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewReader(answer.Body)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Workspaces.Archive(t.Context(), h.By, h.Organization, other.Workspace.ID, "Other"); err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(lines); err == nil || !strings.Contains(string(text), `"code":"workspace_archived"`) {
		t.Errorf("%v %s", err, text)
	}
}

// TestArchivedUnderAKey: a program is told that it was the workspace, not its key.
func TestArchivedUnderAKey(t *testing.T) {
	h := open(t).listen()
	other, err := h.Workspaces.Create(t.Context(), h.By, h.Organization, "Other")
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := h.MakeKey(t.Context(), apikey.NewKey{Name: "Late", Workspace: other.Workspace.ID})
	if err != nil {
		t.Fatal(err)
	}
	answer := h.begun(key, `{"model":"`+h.wished("every=50ms,tokens=40")+`","stream":true,`+hello) //nolint:bodyclose // begun does
	if _, err := h.Workspaces.Archive(t.Context(), h.By, h.Organization, other.Workspace.ID, "Other"); err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(answer.Body); err == nil || !strings.Contains(string(text), `"code":"workspace_archived"`) {
		t.Errorf("%v %s", err, text)
	}
	h.forget()
	h.refused("the next", h.post("/chat/completions", key, good), 401, "invalid_api_key")
}
