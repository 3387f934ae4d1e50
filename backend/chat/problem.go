package chat

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/name"
)

// Problem is what went wrong with an answer, to be worded in the language of
// whoever reads it.
type Problem struct {
	Code   fault.Code        `json:"code"`
	Params map[string]string `json:"params,omitempty"`
}

// column is how it is kept; nil for none.
func (p *Problem) column() any {
	if p == nil {
		return nil
	}
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // texts
	}
	return string(text)
}

func readProblem(text string) *Problem {
	var p Problem
	if text == "" || json.Unmarshal([]byte(text), &p) != nil {
		return nil
	}
	return &p
}

// because is the Problem that an error is.
func because(err error) *Problem {
	e := fault.From(err)
	return &Problem{Code: e.Code, Params: e.Params}
}

// apiError is how the API tells an error.
type apiError struct {
	Message string `json:"message"`
	Code    any    `json:"code"` // of the gateway a text; providers send numbers, too
}

// errorMost bounds what is read of an answer that is none.
const errorMost = 64 << 10

// refused is what an answer of another status than 200 says.
func refused(resp *http.Response, model string) *Problem {
	var told struct {
		Error apiError `json:"error"`
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, errorMost))
	if err == nil {
		err = json.Unmarshal(text, &told)
	}
	if err != nil {
		told.Error = apiError{}
	}
	return told.Error.problem(resp.StatusCode, resp.Header, model)
}

func (e apiError) problem(status int, head http.Header, model string) *Problem {
	switch code, _ := e.Code.(string); {
	case code == "model_not_found":
		return &Problem{Code: fault.ChatModel, Params: map[string]string{"model": model}}
	case code == "request_too_large", status == http.StatusRequestEntityTooLarge:
		return &Problem{Code: fault.ChatTooLarge}
	case code == "insufficient_quota":
		return &Problem{Code: fault.ChatQuota}
	case code == "model_not_priced":
		return &Problem{Code: fault.ChatUnpriced}
	case code == "provider_refused", code == "provider_misconfigured":
		return &Problem{Code: fault.ChatProvider}
	case status == http.StatusTooManyRequests && head.Get("X-Should-Retry") == "false":
		return &Problem{Code: fault.ChatRateSize}
	case status == http.StatusTooManyRequests:
		return &Problem{Code: fault.ChatRate}
	case code == "overloaded", code == "usage_unavailable":
		return &Problem{Code: fault.ChatOverloaded}
	case code == "provider_timeout", unreached(status):
		return &Problem{Code: fault.ChatUnreachable}
	}
	return &Problem{Code: fault.ChatRefused, Params: map[string]string{"answer": e.words(status)}}
}

func unreached(status int) bool {
	return status == http.StatusBadGateway || status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout
}

// answerMost is how many characters of a foreign message are kept.
const answerMost = 300

// words are those of the provider, as far as they can be shown.
func (e apiError) words(status int) string {
	text := []rune(name.Visible(strings.Join(strings.Fields(e.Message), " ")))
	if len(text) > answerMost {
		text = append(text[:answerMost], '…')
	}
	if len(text) == 0 {
		return http.StatusText(status)
	}
	return string(text)
}
