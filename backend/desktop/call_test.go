package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

func TestAPanicIsAnError(t *testing.T) {
	c, _ := coretest.Open(t)
	set := New(c, Client{Door: ledger.DoorWindow, Language: "en"})
	_, err := call(set.room, "Account.Session", Nothing{}, func(visit, context.Context, Nothing) (SessionView, error) {
		panic("the secret of the day")
	})
	var p *Problem
	if !errors.As(err, &p) || p.Code != fault.Internal || strings.Contains(p.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func TestAMethodOutsideTheTableIsRefused(t *testing.T) {
	c, _ := coretest.Open(t)
	set := New(c, Client{Door: ledger.DoorWindow})
	_, err := call(set.room, "Account.Forgotten", Nothing{}, func(visit, context.Context, Nothing) (SessionView, error) {
		return SessionView{}, nil
	})
	if !errors.Is(err, fault.New(fault.MethodUnknown)) {
		t.Errorf("got %v", err)
	}
}

func TestErrorsReachThePageAsJSON(t *testing.T) {
	text, ok := FormatError(fault.Invalid(fault.On("name", fault.TooLong, "max", "100"))).(string)
	var p Problem
	if err := json.Unmarshal([]byte(text), &p); !ok || err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if p.Code != fault.InputInvalid || p.Fields[0].Params["max"] != "100" || p.Message == "" {
		t.Errorf("got %+v", p)
	}
	if text, _ := FormatError(errors.New("open /home/ines/secret: no such file")).(string); strings.Contains(text, "ines") {
		t.Errorf("a cause got out: %s", text)
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]fault.FieldCode{
		"":                        fault.Required,
		"  ":                      fault.Required,
		strings.Repeat("é", 100):  "",
		strings.Repeat("é", 101):  fault.TooLong,
		"a\xff":                   fault.BadEncoding,
		"a\ufffd":                 fault.BadEncoding,
		"line\nbreak":             fault.ForbiddenChars,
		"bell\a":                  fault.ForbiddenChars,
		"nul\x00":                 fault.ForbiddenChars,
		"c1\u0085":                fault.ForbiddenChars,
		"line separator\u2028":    fault.ForbiddenChars,
		"right to left\u202eabc":  fault.ForbiddenChars,
		"isolate\u2066abc":        fault.ForbiddenChars,
		"mark\u200f":              fault.ForbiddenChars,
		"شركة الضوء":              "",
		"👩‍💻 Ağaç":                "",
		"<script>alert(1)":        "",
		"'; DROP TABLE account--": "",
	} {
		err := fit(CreateInput{Name: text})
		var got fault.FieldCode
		if err != nil {
			got = fault.From(err).Fields[0].Code
		}
		if got != want {
			t.Errorf("%q: %q instead of %q", text, got, want)
		}
	}
}

func TestTextOfSeveralLines(t *testing.T) {
	type note struct {
		Text string `json:"text" lines:"true" max:"20"`
	}
	if err := fit(note{"one\n\ttwo"}); err != nil {
		t.Error(err)
	}
	if err := fit(note{"one\rtwo"}); err == nil {
		t.Error("a carriage return passed")
	}
}
