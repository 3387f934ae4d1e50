package gateway_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
)

func (h *house) form(parts ...string) reply {
	h.t.Helper()
	body := "--x\r\n" + strings.Join(parts, "\r\n--x\r\n") + "\r\n--x--\r\n"
	r, err := http.NewRequestWithContext(h.t.Context(), http.MethodPost, h.server.BaseURL()+"/audio/transcriptions", strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+h.Key)
	r.Header.Set("Content-Type", `multipart/form-data; boundary="x"`)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	return read(h.t, answer)
}

// TestForms: of two readers of a form none sees another model than the other.
func TestForms(t *testing.T) {
	h := open(t).listen()
	const model, file = "Content-Disposition: form-data; name=model\r\n\r\nsample",
		"Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\nRIFF"
	r := h.form(file, model)
	sent := h.provider.Last()
	if r.Status != 200 || !strings.Contains(string(sent.Body), "RIFF") || sent.Header.Get("Content-Type") != "multipart/form-data; boundary=x" {
		t.Errorf("%+v %s %v", r, sent.Body, sent.Header)
	}
	h.forget()
	h.refused("two models", h.form(model, model), 400, "invalid_form")
	h.refused("a model in a file", h.form(strings.Replace(model, "name=model", `name=model; filename=a`, 1)), 400, "invalid_form")
	h.refused("a name that some read", h.form(model, "Content-Disposition: form-data; name=other; name=model\r\n\r\ndear"), 400, "invalid_form")
	h.refused("a part without a name", h.form(model, "Content-Disposition: form-data\r\n\r\ndear"), 400, "invalid_form")
}

// TestAConnectionWithoutModels is for workspaces that may use whatever there is.
func TestAConnectionWithoutModels(t *testing.T) {
	h := open(t).listen()
	if _, err := h.Connect(t.Context(), "Second", h.provider.URL); err != nil {
		t.Fatal(err)
	}
	files := func() reply {
		return h.raw("GET /v1/files HTTP/1.1\r\nHost: " + h.address() + "\r\n" + h.bearer() + "Intendant-Connection: Second\r\n\r\n")
	}
	if r := files(); r.Status != 200 {
		t.Errorf("%+v", r)
	}
	only := []ident.Model{h.models()["sample"]}
	if err := h.Resources.SetAllowed(t.Context(), h.By, h.Organization, h.Workspace, false, only); err != nil {
		t.Fatal(err)
	}
	h.forget()
	h.refused("with a list", files(), 404, "model_not_found")
}

// TestWhatAProviderStores is seen by one workspace: where another may use the connection,
// nobody gets at it, whatever they write into a body.
func TestWhatAProviderStores(t *testing.T) {
	h := open(t).listen()
	ctx := t.Context()
	files := func(body string) reply {
		sort := ""
		if body != "" {
			sort = "Content-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n"
		}
		return h.raw("GET /v1/files HTTP/1.1\r\nHost: " + h.address() + "\r\n" + h.bearer() + sort + "\r\n" + body)
	}
	if r := files(""); r.Status != 200 {
		t.Errorf("%+v", r)
	}
	second, err := h.Workspaces.Create(ctx, h.By, h.Organization, "Second")
	if err != nil {
		t.Fatal(err)
	}
	h.forget()
	h.refused("with another workspace", files(""), 404, "model_not_found")
	h.refused("with a body", files(`{"model":"sample"}`), 400, "unexpected_body")
	if err := h.Resources.SetAllowed(ctx, h.By, h.Organization, second.Workspace.ID, false, nil); err != nil {
		t.Fatal(err)
	}
	if r := files(""); r.Status != 200 {
		t.Errorf("the other one may use nothing of it: %+v", r)
	}
	if err := h.Resources.SetAllowed(ctx, h.By, h.Organization, second.Workspace.ID, true, nil); err != nil {
		t.Fatal(err)
	}
	h.forget()
	h.refused("with all models for both", files(""), 404, "model_not_found")
	if _, err := h.Workspaces.Archive(ctx, h.By, h.Organization, second.Workspace.ID, "Second"); err != nil {
		t.Fatal(err)
	}
	if r := files(""); r.Status != 200 {
		t.Errorf("the other one is archived: %+v", r)
	}
}

// TestWhatWritesForNothing: the price of a model that isn't for chats says nothing of
// what it writes.
func TestWhatWritesForNothing(t *testing.T) {
	h := open(t).listen()
	m := gatewaytest.Embedding("all-in-one")
	m.Upstream, m.Kind = "sample", resource.Other
	if err := h.Offer(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	h.limit(limit.Place{}, "", limit.Limits{MonthlySpend: 100})
	h.refused("a chat", h.post("/chat/completions", h.Key, `{"model":"all-in-one","max_tokens":9,`+hello), 403, "model_not_priced")
	if r := h.post("/embeddings", h.Key, `{"model":"all-in-one","input":"Hello"}`); r.Status != 200 {
		t.Errorf("%+v", r)
	}
}

// TestHead: who asks so doesn't read the body of an answer, so that nothing may follow.
func TestHead(t *testing.T) {
	h := open(t).listen()
	all := h.rawAll("HEAD /v1/models HTTP/1.1\r\nHost: " + h.address() + "\r\n" + h.bearer() + "\r\n")
	if !strings.HasPrefix(all, "HTTP/1.1 405") || !strings.Contains(all, "Connection: close") {
		t.Error(all)
	}
}
