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

// ours are the codes that the gateway alone has, as far as they can be met here.
var ours = map[string]fault.Code{
	"model_not_found":        fault.ChatModel,
	"model_not_priced":       fault.ChatUnpriced,
	"unbounded_request":      fault.ChatUnbounded,
	"request_too_large":      fault.ChatTooLarge,
	"provider_refused":       fault.ChatProvider,
	"provider_misconfigured": fault.ChatProvider,
	"provider_timeout":       fault.ChatUnreachable,
	"overloaded":             fault.ChatOverloaded,
	"usage_unavailable":      fault.UsageUnavailable,
	"workspace_archived":     fault.WorkspaceArchived,
	"internal":               fault.Internal,
}

// aboutModel are those that name it.
var aboutModel = map[fault.Code]bool{fault.ChatModel: true, fault.ChatUnpriced: true, fault.ChatUnbounded: true}

func (e apiError) problem(status int, head http.Header, model string) *Problem {
	code, _ := e.Code.(string)
	if known, is := ours[code]; is {
		p := &Problem{Code: known}
		if aboutModel[known] {
			p.Params = map[string]string{"model": model}
		}
		return p
	}
	if p := limited(code, head); p != nil {
		return p
	}
	switch {
	case status == http.StatusRequestEntityTooLarge:
		return &Problem{Code: fault.ChatTooLarge}
	case status == http.StatusTooManyRequests && code != "insufficient_quota": // the provider's account has nothing left: it says so
		return &Problem{Code: fault.ChatTheirRate}
	case unreached(status):
		return &Problem{Code: fault.ChatUnreachable}
	}
	return &Problem{Code: fault.ChatRefused, Params: map[string]string{"answer": e.words(status)}}
}

// limited is a limit of the gateway that was reached. A provider has the same codes,
// and never this header.
func limited(code string, head http.Header) *Problem {
	level, limit, is := strings.Cut(head.Get("Intendant-Limit"), "; ")
	params := map[string]string{"level": level, "limit": limit}
	switch {
	case !is:
		return nil
	case code == "insufficient_quota":
		return &Problem{Code: fault.ChatQuotaOf, Params: params}
	case head.Get("X-Should-Retry") == "false":
		return &Problem{Code: fault.ChatRateSize}
	}
	params["seconds"] = head.Get("Retry-After")
	return &Problem{Code: fault.ChatRateOf, Params: params}
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
