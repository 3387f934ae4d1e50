package gateway

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"intendant/backend/usage"
)

const (
	// answerTime is how long a provider may think before it begins to answer, and
	// partTime between two parts of an answer.
	answerTime = 10 * time.Minute
	partTime   = 5 * time.Minute
)

var (
	unreachable = failed(502, "provider_unreachable", "The provider of this model can't be reached.")
	misconfig   = failed(502, "provider_misconfigured", "The provider of this model isn't set up so that it can be reached.")
	silent      = failed(504, "provider_timeout", "The provider of this model took too long to answer.")
	garbled     = failed(502, "provider_failed", "The provider of this model broke off, or didn't answer in HTTP.")
	keyRefused  = failed(502, "provider_refused", "The provider of this model refuses the key that it is set up with.")
)

// forward sends it to the provider and the answer back. Only before anything was
// sent is it tried again: by another connection, where one that waited had been
// closed.
func (x *exchange) forward() *problem {
	pool, err := x.g.pools.at(x.from.BaseURL)
	if err != nil {
		x.g.Log.Error("a connection can't be used", "connection", x.from.ID, "error", err)
		x.giveBack()
		return misconfig
	}
	known := pool.noUsageAsk.Load()
	for plain := known; ; plain = true {
		text, p := x.written(pool, plain)
		if p != nil {
			x.giveBack()
			return p
		}
		var answer response
		l, p := x.ask(pool, text, &answer)
		if p != nil {
			return p
		}
		if !plain && x.refusesOptions(&answer) {
			l.discard()
			continue
		}
		if plain && !known && answer.status < http.StatusMultipleChoices { // it was that, and not what the caller wrote
			pool.noUsageAsk.Store(true)
		}
		return x.relay(pool, l, &answer)
	}
}

// ask sends a request and reads the head of its answer.
func (x *exchange) ask(pool *pool, text []byte, answer *response) (*line, *problem) {
	l, err := pool.get(x.ctx)
	if err != nil {
		x.giveBack()
		if x.ctx.Err() != nil {
			return nil, left
		}
		x.g.Log.Warn("a provider can't be reached", "connection", x.from.ID, "error", err)
		return nil, unreachable
	}
	l.stop = context.AfterFunc(x.ctx, l.hangUp)
	if err := l.exchange(text, x.head.method, x.reserved, answer); err != nil {
		l.discard()
		return nil, x.lost(l, err)
	}
	l.whole = l.sent == len(text)
	return l, nil
}

// lost is an exchange whose answer didn't come. The provider may have served it all
// the same.
func (x *exchange) lost(l *line, err error) *problem {
	if l.sent == 0 {
		x.giveBack()
	} else {
		x.charge(0)
	}
	switch {
	case x.ctx.Err() != nil:
		return left
	case errors.Is(err, os.ErrDeadlineExceeded):
		return silent
	case l.sent == 0:
		return unreachable
	}
	x.g.Log.Warn("a provider broke off", "connection", x.from.ID, "error", err)
	return garbled
}

// hangUp ends what is waited for, and what would be.
func (l *line) hangUp() {
	l.hung.Store(true)
	_ = l.SetDeadline(time.Unix(1, 0))
}

// discard closes a line that can't be used again.
func (l *line) discard() {
	l.stop()
	_ = l.Close()
}

// exchange writes a request and reads the head of the answer, also after a write that
// failed: a provider may refuse a body before it has read it. While the provider is at
// work, what was set aside becomes durable; where it can't, it counts all the same.
func (l *line) exchange(text []byte, method string, reserved *usage.Reservation, answer *response) error {
	l.sent = 0
	l.within(answerTime)
	n, err := l.Write(text)
	l.sent = n
	if err != nil && (n == 0 || errors.Is(err, os.ErrDeadlineExceeded)) {
		return err
	}
	_ = reserved.Durable() // the meter tells of it
	return l.readResponse(method, answer)
}

// within sets when writing and reading end, unless it is set to about that already.
func (l *line) within(d time.Duration) {
	if by := time.Now().Add(d); by.Sub(l.by) > lazily || by.Before(l.by) {
		l.by = by
		_ = l.SetDeadline(by)
		if l.hung.Load() { // looked at behind it: whoever hangs up does it the other way round
			_ = l.SetDeadline(time.Unix(1, 0))
		}
	}
}

// written is the request as the provider gets it.
func (x *exchange) written(pool *pool, plain bool) ([]byte, *problem) {
	e := edits{outline: &x.outline}
	body := x.body
	switch {
	case x.json:
		if p := x.edit(&e, plain); p != nil {
			return nil, p
		}
	case x.boundary != "" && x.model != nil:
		var err error
		if body, err = renamed(body, x.boundary, x.model.Upstream); err != nil {
			return nil, badForm
		}
	}
	size := len(body)
	if x.json {
		size = e.size()
	}
	b, p := x.writtenHead(pool, size)
	if p != nil {
		return nil, p
	}
	if x.json {
		x.text = e.append(b)
		return x.text, nil
	}
	b = append(b, body...)
	x.text = b
	return b, nil
}

func (x *exchange) writtenHead(pool *pool, size int) ([]byte, *problem) {
	h, secret := x.head, x.shelf.secrets[x.from.ID]
	if !all([]byte(secret), isVisible) {
		x.g.Log.Error("the key of a connection can't be sent", "connection", x.from.ID)
		return nil, misconfig
	}
	b := slices.Grow(x.text[:0], size+headRoom)
	b = append(append(append(append(b, h.method...), ' '), pool.path...), strings.TrimPrefix(h.path, "/v1")...)
	if h.query != "" {
		b = append(append(b, '?'), h.query...)
	}
	b = append(append(b, " HTTP/1.1\r\nHost: "...), pool.host...)
	if secret != "" {
		b = append(append(b, "\r\nAuthorization: Bearer "...), secret...)
	}
	b = append(b, "\r\nAccept-Encoding: identity\r\n"...)
	for i, value := range h.pass {
		switch {
		case value == "":
			continue
		case i == contentType && x.json:
			value = "application/json"
		case i == idempotencyKey:
			value = x.ownIdempotency(value)
		}
		b = append(append(append(append(b, passed[i]...), ": "...), value...), "\r\n"...)
	}
	if size > 0 || h.method == http.MethodPost {
		b = append(strconv.AppendInt(append(b, "Content-Length: "...), int64(size), 10), "\r\n"...)
	}
	return append(b, "\r\n"...), nil
}

const headRoom = 1 << 10

// ownIdempotency is an Idempotency-Key that no other key of ours can send: those that
// share a provider's account must not get each other's answers by choosing the same. A
// request that is asked for its usage is another one than the same without.
func (x *exchange) ownIdempotency(value string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %t %s", x.Key, x.asked, value))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// edit writes into a body what the gateway adds: the provider's name of the model,
// the bound of the answer, the wish to be told the usage, and what an agent brings.
func (x *exchange) edit(e *edits, plain bool) *problem {
	if x.model == nil {
		return nil
	}
	if x.model.Upstream != x.name {
		e.set(fModel, quote(x.model.Upstream))
	}
	if x.agent != nil {
		if p := x.instruct(e); p != nil {
			return p
		}
	}
	x.limitOutput(e)
	x.asked = x.stream && !x.usage && !plain && (x.kind == chat || x.kind == completions)
	if x.asked {
		e.set(fStreamOptions, asking(x.raw(fStreamOptions)))
	}
	return nil
}

// limitOutput bounds the answer where there is a cap and the caller gave no bound, and
// where an agent's is stricter.
func (x *exchange) limitOutput(e *edits) {
	field := fMaxTokens
	switch {
	case x.kind == responses:
		field = fMaxOutputTokens
	case x.kind == chat && x.newer: // its newer models refuse the older field
		field = fMaxCompletionTokens
	}
	switch {
	case x.agent != nil && x.agent.MaxOutput > 0 && x.saidOutput == 0:
		e.set(field, decimal(x.agent.MaxOutput))
	case x.saidOutput > x.maxOutput:
		x.lowerOutput(e)
	case x.policy.capped && x.kind.generates() && x.saidOutput == 0 && stricter(x.maxOutput, x.model.MaxOutput) > 0:
		e.set(field, decimal(stricter(x.maxOutput, x.model.MaxOutput)))
	}
}

// knowsNewer reports whether a base URL is OpenAI's.
func knowsNewer(base string) bool {
	host, _, _ := strings.Cut(strings.TrimPrefix(base, "https://"), "/")
	return host == "openai.com" || strings.HasSuffix(host, ".openai.com")
}

// lowerOutput puts the agent's bound in place of the caller's.
func (x *exchange) lowerOutput(e *edits) {
	for _, field := range x.kind.outputFields() {
		if x.raw(field) != nil {
			e.set(field, decimal(x.maxOutput))
		}
	}
}

// instruct puts an agent's instructions before the messages, and its parameters
// where the caller gives none.
func (x *exchange) instruct(e *edits) *problem {
	messages, at := x.raw(fMessages), x.values[fMessages]
	if len(messages) == 0 || messages[0] != '[' {
		return refuse(400, "invalid_value", "messages", "`messages` must be a list.")
	}
	if x.agent.Instructions != "" {
		first := `{"role":"system","content":` + quote(x.agent.Instructions) + `}`
		if len(bytes.TrimSpace(messages[1:len(messages)-1])) > 0 {
			first += ","
		}
		e.insert(at.from+1, first)
	}
	if x.agent.Temperature != "" && x.raw(fTemperature) == nil {
		e.set(fTemperature, x.agent.Temperature)
	}
	if x.agent.TopP != "" && x.raw(fTopP) == nil {
		e.set(fTopP, x.agent.TopP)
	}
	return nil
}

// mentioned is how much of a refusal is looked through.
const mentioned = 8 << 10

// refusesOptions reports whether a provider refused a request because it was asked
// for the usage: some don't know that, and tell it anyway. Nothing was served then,
// and it is asked without.
func (x *exchange) refusesOptions(answer *response) bool {
	if !x.asked || answer.status != http.StatusBadRequest && answer.status != http.StatusUnprocessableEntity {
		return false
	}
	start, err := io.ReadAll(io.LimitReader(answer.body, mentioned))
	if err == nil && bytes.Contains(start, []byte(fieldsOf[fStreamOptions])) {
		return true
	}
	answer.body = io.MultiReader(bytes.NewReader(start), answer.body)
	return false
}
