package gateway_test

import (
	"strings"
	"testing"
)

func TestChat(t *testing.T) {
	h := open(t).listen()
	r := h.post("/chat/completions", h.Key, `{"model":"sample",`+hello)
	if r.Status != 200 || !strings.Contains(r.Body, `"total_tokens":14`) || r.Header.Get("Intendant-Organization") != string(h.Organization) {
		t.Errorf("%+v", r)
	}
	spend, tokens, reserved := h.Meter.Used(h.Organization, "org")
	if spend != 6*1000+8*4000 || tokens != 14 || reserved != 0 {
		t.Errorf("%d nano, %d tokens, %d reserved", spend, tokens, reserved)
	}
}

func TestStream(t *testing.T) {
	h := open(t).listen()
	r := h.post("/chat/completions", h.Key, `{"model":"sample","stream":true,`+hello)
	if r.Status != 200 || strings.Contains(r.Body, "usage") || !strings.HasSuffix(r.Body, "data: [DONE]\n\n") || strings.Count(r.Body, "data:") != 11 {
		t.Errorf("%+v", r)
	}
	_, tokens, reserved := h.Meter.Used(h.Organization, "org")
	if tokens != 14 || reserved != 0 {
		t.Errorf("%d tokens, %d reserved", tokens, reserved)
	}
	r = h.post("/chat/completions", h.Key, `{"model":"sample","stream":true,"stream_options":{"include_usage":true},`+hello)
	if strings.Count(r.Body, "data:") != 12 || !strings.Contains(r.Body, `"total_tokens":14`) {
		t.Errorf("%+v", r)
	}
}
