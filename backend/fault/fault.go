package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Field is what is wrong with one field of an input. Its sentence stands in the
// catalogue under "field.<code>".
type Field struct {
	Name   string            `json:"name"`
	Code   FieldCode         `json:"code"`
	Params map[string]string `json:"params,omitempty"`
}

// Error is an error with a code. Its cause is for the log: Error() names it,
// nothing that leaves the process does.
type Error struct {
	Code   Code
	Params map[string]string
	Fields []Field
	cause  error
}

// New makes an Error; pairs are parameter names and values in turn.
func New(code Code, pairs ...string) *Error {
	return &Error{Code: code, Params: params(pairs)}
}

// Wrap makes an Error that hides a cause.
func Wrap(code Code, cause error, pairs ...string) *Error {
	return &Error{Code: code, Params: params(pairs), cause: cause}
}

// Invalid says which fields of an input are wrong.
func Invalid(fields ...Field) *Error {
	return &Error{Code: InputInvalid, Fields: fields}
}

// Conflict says that a field was changed since the person saw it, and what it
// holds now.
func Conflict(field, now string) *Error {
	return &Error{Code: ChangeConflict, Fields: []Field{On(field, Outdated, "now", now)}}
}

// On makes a Field; pairs are parameter names and values in turn.
func On(name string, code FieldCode, pairs ...string) Field {
	return Field{Name: name, Code: code, Params: params(pairs)}
}

// Error is for logs and tests. It holds the cause and must not reach a person.
func (e *Error) Error() string {
	var s strings.Builder
	s.WriteString(string(e.Code))
	for _, f := range e.Fields {
		fmt.Fprintf(&s, " (%s: %s)", f.Name, f.Code)
	}
	if e.cause != nil {
		s.WriteString(": " + e.cause.Error())
	}
	return s.String()
}

// Unwrap returns the hidden cause, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Is reports whether target is an Error with the same code, so that
// errors.Is(err, fault.New(fault.SignInFailed)) reads well.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// From finds the Error in err; anything else becomes Internal with err as its
// hidden cause. From(nil) is nil.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return Wrap(Internal, err)
}

// Is reports whether err carries the code.
func Is(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}

func params(pairs []string) map[string]string {
	if len(pairs) == 0 {
		return nil
	}
	m := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}
