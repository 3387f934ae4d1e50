package chat

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"intendant/backend/fault"
)

const (
	answerText = 4 << 20 // bytes of an answer
	lineMost   = 8 << 20 // of one event: some providers send all at once
)

// outcome is what came of an answer, beside its text.
type outcome struct {
	state   string
	problem *Problem
	cost    Cost
}

// ask has the model answer, and tells how that went.
func (c *Chats) ask(ctx context.Context, r *run, body []byte) outcome {
	answer, err := c.House.Talk(ctx, r.who, body)
	if err != nil {
		return outcome{state: Failed, problem: because(err)}
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		return outcome{state: Failed, problem: refused(answer.Response, r.model)}
	}
	e := &exchange{add: func(more string) { c.add(r, more) }}
	out := outcome{state: Done, problem: e.read(answer.Response, r.model)}
	if out.problem != nil && !noted[out.problem.Code] {
		out.state = Failed
	}
	var known bool
	if out.cost, known = answer.Used(); !known {
		out.cost.Estimated = true
	}
	return out
}

// noted are what there is to know of an answer that is whole all the same.
var noted = map[fault.Code]bool{fault.ChatLength: true, fault.ChatFiltered: true}

// exchange reads one answer.
type exchange struct {
	add    func(more string)
	size   int
	reason string // why the model ended
	over   bool   // the provider said that there is no more
}

// piece is an event of a stream, or a whole answer.
type piece struct {
	Choices []struct {
		Delta   said   `json:"delta"`
		Message said   `json:"message"`
		Reason  string `json:"finish_reason"`
	} `json:"choices"`
	Error *apiError `json:"error"`
}

type said struct {
	Content json.RawMessage `json:"content"`
}

// text is that of a content: a text, or parts of which some are.
func (s said) text() string {
	var text string
	if len(s.Content) == 0 || json.Unmarshal(s.Content, &text) == nil {
		return text
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if json.Unmarshal(s.Content, &parts) != nil {
		return ""
	}
	var all strings.Builder
	for _, p := range parts {
		if p.Type == "text" {
			all.WriteString(p.Text)
		}
	}
	return all.String()
}

func (e *exchange) read(resp *http.Response, model string) *Problem {
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	var err error
	if kind == "text/event-stream" {
		err = e.stream(resp.Body)
	} else {
		err = e.whole(resp.Body)
	}
	var told *toldError
	switch {
	case errors.As(err, &told) && told.Code == "provider_failed": // the gateway says that the provider broke off
		return &Problem{Code: fault.ChatBroken}
	case told != nil:
		return told.problem(http.StatusOK, nil, model)
	case errors.Is(err, errTooLong):
		return &Problem{Code: fault.ChatTooLong}
	case err != nil || !e.over && e.reason == "":
		return &Problem{Code: fault.ChatBroken}
	case e.reason == "length":
		return &Problem{Code: fault.ChatLength}
	case e.reason == "content_filter":
		return &Problem{Code: fault.ChatFiltered}
	}
	return nil
}

var errTooLong = errors.New("chat: the answer is longer than any that is kept")

// toldError is an error that comes in the middle of an answer.
type toldError struct{ apiError }

func (e *toldError) Error() string { return e.Message }

func (e *exchange) whole(body io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(body, lineMost))
	if err != nil {
		return err
	}
	e.over = true
	return e.take(text)
}

// stream reads server-sent events: of each the data.
func (e *exchange) stream(body io.Reader) error {
	lines := bufio.NewScanner(body)
	lines.Buffer(nil, lineMost)
	var data []byte
	for lines.Scan() {
		line := lines.Bytes()
		if rest, is := bytes.CutPrefix(line, []byte("data:")); is {
			data = append(append(data, bytes.TrimPrefix(rest, []byte(" "))...), '\n')
			continue
		}
		if len(line) > 0 {
			continue // a comment, or a field that says nothing here
		}
		if err := e.event(data); err != nil {
			return err
		}
		data = data[:0]
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return e.event(data)
}

func (e *exchange) event(data []byte) error {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0:
		return nil
	case string(data) == "[DONE]":
		e.over = true
		return nil
	}
	return e.take(data)
}

func (e *exchange) take(text []byte) error {
	var p piece
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	if p.Error != nil {
		return &toldError{*p.Error}
	}
	for _, choice := range p.Choices {
		more := choice.Delta.text() + choice.Message.text()
		if e.size += len(more); e.size > answerText {
			return errTooLong
		}
		e.add(more)
		if choice.Reason != "" {
			e.reason = choice.Reason
		}
	}
	return nil
}
