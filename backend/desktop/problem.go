package desktop

import (
	"encoding/json"
	"log/slog"

	"intendant/backend/fault"
)

// Problem is an error as it leaves the process: worded, and without its cause.
type Problem struct { //nolint:errname // what a person has, rather than what a function returns
	Code    fault.Code        `json:"code"`
	Params  map[string]string `json:"params"`
	Fields  []fault.Field     `json:"fields"`
	Message string            `json:"message"`
}

// Error is the Problem as JSON, which is what the page parses.
func (p *Problem) Error() string {
	text, err := json.Marshal(p)
	if err != nil {
		return string(p.Code)
	}
	return string(text)
}

// Is makes errors.Is(err, fault.New(code)) work on a Problem too.
func (p *Problem) Is(target error) bool {
	e, ok := target.(*fault.Error)
	return ok && e.Code == p.Code
}

// FormatError is Wails' ErrorFormatter. Wails would show the page an object as
// "[object Object]", so that it gets JSON text instead.
func FormatError(err error) any { return Word("", err).Error() }

// expected are the faults of whoever calls: the person is told what there is to
// know, and the terminal has nothing to add.
var expected = map[fault.Code]bool{
	fault.PassphraseWrong: true, fault.PasswordWrong: true, fault.CodeWrong: true, fault.SignInFailed: true,
	fault.InputInvalid: true, fault.RequestInvalid: true, fault.NotFound: true, fault.Canceled: true,
	fault.SocialDeclined: true, fault.SocialCanceled: true,
}

// note logs why a call failed, where that is more than the person is told.
func note(name string, err error) {
	e := fault.From(err)
	switch {
	case expected[e.Code]:
	case e.Code == fault.Internal:
		slog.Error("a call failed", "method", name, "error", err)
	case e.Unwrap() != nil:
		slog.Warn("a call failed", "method", name, "error", err)
	}
}

// Word makes a Problem of an error, in a language; "" is the default one. What
// is no fault.Error becomes fault.Internal.
func Word(language string, err error) *Problem {
	if p, ok := err.(*Problem); ok { //nolint:errorlint // only our own, unwrapped
		return p
	}
	e := fault.From(err)
	p := &Problem{Code: e.Code, Params: e.Params, Fields: e.Fields, Message: texts.Fault(language, e)}
	if p.Params == nil {
		p.Params = map[string]string{}
	}
	if p.Fields == nil {
		p.Fields = []fault.Field{}
	}
	return p
}
