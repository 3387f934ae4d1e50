package serve

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"reflect"

	"intendant/backend/desktop"
	"intendant/backend/fault"
)

// method is a bound method, callable by name.
type method struct {
	input reflect.Type
	call  reflect.Value
}

// methodsOf finds the bound methods just as Wails does: by the struct's name
// and its exported methods.
func methodsOf(set *desktop.Set) map[string]method {
	methods := map[string]method{}
	for _, bound := range set.Bound() {
		v := reflect.ValueOf(bound)
		for i := range v.NumMethod() {
			name := v.Elem().Type().Name() + "." + v.Type().Method(i).Name
			methods[name] = method{input: v.Method(i).Type().In(0), call: v.Method(i)}
		}
	}
	return methods
}

func (s *Server) rpc(w http.ResponseWriter, r *http.Request) {
	c, err := s.client(r)
	if err != nil {
		s.dismiss(w, r)
		fail(w, language(r), err)
		return
	}
	result, err := s.answer(w, r, c)
	if err != nil {
		fail(w, c.set.Language(), err)
		return
	}
	write(w, http.StatusOK, map[string]any{"result": result})
}

// answer calls the method. A browser's cookies come and go with it.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, c *client) (any, error) {
	if c.jar == nil {
		return c.answer(r)
	}
	if s.late(r) && confirmed(r.PathValue("method")) {
		return nil, fault.New(fault.ReauthenticationRequired)
	}
	before := c.set.Proof()
	c.jar.take(r)
	result, err := c.answer(r)
	c.jar.give(w)
	if now := c.set.Proof(); now != "" && now != before {
		s.renew(w, r)
	}
	return result, err
}

// confirmed reports whether a method relies on the person having just shown who
// they are. A cookie that was known before they did is not enough for it.
func confirmed(method string) bool {
	return desktop.Methods[method].Fresh || method == "SocialLogin.Begin" // which does to link
}

func (c *client) answer(r *http.Request) (any, error) {
	m, known := c.methods[r.PathValue("method")]
	if !known {
		return nil, fault.New(fault.MethodUnknown)
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, fault.New(fault.RequestInvalid)
	}
	body, err := io.ReadAll(r.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, fault.New(fault.RequestTooLarge)
	}
	if err != nil {
		return nil, fault.Wrap(fault.RequestInvalid, err)
	}
	input := reflect.New(m.input)
	if err := decode(body, input.Elem()); err != nil {
		return nil, err
	}
	out := m.call.Call([]reflect.Value{input.Elem()})
	err, _ = reflect.TypeAssert[error](out[1])
	return out[0].Interface(), err
}

// fail answers with the error in a language; an error of a bound method is
// worded already.
func fail(w http.ResponseWriter, language string, err error) {
	problem := desktop.Word(language, err)
	write(w, status(problem.Code), map[string]any{"error": problem})
}

// refuse is fail for a request that never got in.
func refuse(w http.ResponseWriter, r *http.Request, code int, err error) {
	write(w, code, map[string]any{"error": desktop.Word(language(r), err)})
}

func write(w http.ResponseWriter, code int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		slog.Error("an answer could not be written as JSON", "error", err)
		code, text = http.StatusInternalServerError, []byte(`{}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write(append(text, '\n')) // whoever left won't read it
}
