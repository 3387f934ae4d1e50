package gateway

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// problem is an answer that the gateway gives itself, in the shape of the API's
// errors.
type problem struct {
	status  int
	sort    string // OpenAI's "type"
	code    string
	param   string // the part of the request, or the limit, that it is about
	message string

	after time.Duration // Retry-After; 0: none
	final bool          // trying again is of no use
	gone  bool          // whoever asked has left: nobody reads the answer
	limit string        // level and name of the limit that was reached
}

// OpenAI's types of errors.
const (
	ofRequest = "invalid_request_error"
	ofServer  = "server_error"
	ofQuota   = "insufficient_quota"
)

func refuse(status int, code, param, message string, args ...any) *problem {
	if len(args) > 0 {
		message = fmt.Sprintf(message, args...)
	}
	return &problem{status: status, sort: ofRequest, code: code, param: param, message: message}
}

func failed(status int, code, message string) *problem {
	return &problem{status: status, sort: ofServer, code: code, message: message}
}

// Problems of the request as such: nothing of it was understood.
var (
	badHead    = refuse(400, "bad_request", "", "The request isn't well-formed HTTP/1.1.")
	badVersion = refuse(505, "http_version", "", "The gateway speaks HTTP/1.1 only.")
	badTarget  = refuse(400, "bad_target", "", "The request's target isn't a plain path of this API.")
	bigHead    = refuse(431, "headers_too_large", "", "The request's headers are larger than 16 KiB.")
	badBody    = refuse(400, "bad_request", "", "The request's body isn't what its headers announce.")
	slowBody   = refuse(408, "request_timeout", "", "The request's body took too long to arrive.")
	badCoding  = refuse(415, "unsupported_encoding", "", "The request's body must not be compressed.")
	badExpect  = refuse(417, "expectation_failed", "", "The request expects what the gateway doesn't know.")
	noUpgrade  = refuse(501, "not_supported", "", "The gateway doesn't switch to other protocols.")

	foreignHost   = refuse(403, "foreign_host", "", "The gateway answers by its own address only, not by another Host.")
	foreignOrigin = refuse(403, "foreign_origin", "", "The gateway doesn't answer web pages of other origins.")
	badMethod     = refuse(405, "method_not_allowed", "", "The gateway takes GET, POST and DELETE.")

	noKey      = refuse(401, "missing_api_key", "", "You didn't provide an API key. Send it in an Authorization header: Bearer itk_…")
	wrongKey   = refuse(401, "invalid_api_key", "", "Incorrect API key provided. It may have been mistyped, rotated or revoked.")
	expiredKey = refuse(401, "api_key_expired", "", "This API key has expired. Make another one in its workspace.")

	overloaded = &problem{
		status: 503, sort: ofServer, code: "overloaded", after: time.Second,
		message: "The gateway has as much to do as it takes on at once. Try again in a moment.",
	}
	unrecorded = &problem{
		status: 503, sort: ofServer, code: "usage_unavailable", after: 5 * time.Second,
		message: "Usage can't be recorded at the moment, so nothing is let through.",
	}
	left     = &problem{status: 499, sort: ofServer, code: "canceled", gone: true}
	internal = failed(500, "internal", "Something went wrong inside the gateway.")
)

func unknownPath(method, path string) *problem {
	return refuse(404, "unknown_url", "", "Invalid URL (%s %s)", method, path)
}

func tooLarge(most int64) *problem {
	return refuse(413, "request_too_large", "", "The request's body is larger than %d MiB, which is what this gateway takes.", most>>20)
}

// noModel is the same for one that isn't there and one that isn't this key's.
func noModel(name string) *problem {
	return refuse(404, "model_not_found", "model", "The model `%s` does not exist or you do not have access to it.", shorten(name))
}

func notInScope(scope string) *problem {
	return refuse(403, "missing_scope", "", "This API key isn't meant for this: its scope lacks `%s`.", scope)
}

const longestName = 200

// shorten keeps a foreign name from filling the answer.
func shorten(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		return string(runes[:longestName]) + "…"
	}
	return name
}

// body is the error as the API words it.
func (p *problem) body() []byte {
	var text struct {
		Error struct {
			Message string  `json:"message"`
			Type    string  `json:"type"`
			Param   *string `json:"param"`
			Code    *string `json:"code"`
		} `json:"error"`
	}
	text.Error.Message, text.Error.Type, text.Error.Code = p.message, p.sort, &p.code
	if p.param != "" {
		text.Error.Param = &p.param
	}
	all, err := json.Marshal(text)
	if err != nil {
		panic(err) // it is made of texts
	}
	return all
}

// fields are the headers that say when, and whether, to try again.
func (p *problem) fields(into []byte) []byte {
	if p.after > 0 {
		seconds := int64((p.after + time.Second - 1) / time.Second)
		into = append(into, "Retry-After: "...)
		into = append(strconv.AppendInt(into, seconds, 10), "\r\n"...)
	}
	if p.final {
		into = append(into, "X-Should-Retry: false\r\n"...)
	}
	if p.limit != "" {
		into = append(append(append(into, "Intendant-Limit: "...), p.limit...), "\r\n"...)
	}
	return into
}
