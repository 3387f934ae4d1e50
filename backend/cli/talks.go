package cli

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"intendant/backend/chat"
	"intendant/backend/ident"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// talksText is what people said to models, and what these answered. A chat begins
// with a line of the day, who, the workspace and the model; "-" is the demo's person,
// and "@" stands for a space.
//
//go:embed talks.txt
var talksText string

// talk is a chat to be held: questions and answers by turns.
type talk struct {
	day              int
	who, room, model string
	turns            []string
}

func talks() (all []talk) {
	for part := range strings.SplitSeq(strings.TrimSpace(talksText), "\n@ ") {
		head, rest, _ := strings.Cut(strings.TrimPrefix(part, "@ "), "\n")
		words := strings.Fields(head)
		one := talk{who: strings.TrimPrefix(words[1], "-"), room: strings.ReplaceAll(words[2], "@", " "), model: words[3]}
		one.day, _ = strconv.Atoi(words[0])
		for turn := range strings.SplitSeq("\n"+rest, "\n> ") {
			question, answer, answered := strings.Cut(turn, "\n< ")
			if answered {
				one.turns = append(one.turns, question, answer)
			}
		}
		all = append(all, one)
	}
	return all
}

func conversations() (all []milestone) {
	for _, one := range talks() {
		all = append(all, milestone{one.day, one.who, one.hold})
	}
	return all
}

// hold has a chat, with a script in place of the models.
func (t talk) hold(s *story) error {
	script := &script{story: s, answers: t.turns}
	deps := s.Chats.Deps
	deps.House.Talk = script.talk
	chats := chat.New(deps)
	defer chats.Close()
	var id ident.Chat
	for i := 0; i < len(t.turns); i += 2 {
		s.pause(5 * time.Minute)
		var run string
		var err error
		id, run, err = chats.Send(s.ctx, s.by.Account, s.main, s.rooms[t.room], chat.Ask{Chat: id, Model: t.model, Text: t.turns[i]})
		if err != nil {
			return err
		}
		for done := false; !done; {
			p, err := chats.Follow(s.ctx, s.by.Account, s.main, s.rooms[t.room], run, 1<<40) // all of it
			if err != nil {
				return err
			}
			done = p.Message != nil
		}
	}
	return nil
}

// script answers in place of the gateway, and accounts for it as that does.
type script struct {
	*story

	answers []string
}

// talk gives the next answer: whatever was said before is part of the request.
func (s *script) talk(ctx context.Context, who chat.Speaker, body []byte) (chat.Answer, error) {
	var asked struct {
		Model    string `json:"model"`
		Messages []struct {
			Content string `json:"content"`
		} `json:"messages"`
	}
	if err := json.Unmarshal(body, &asked); err != nil {
		return chat.Answer{}, err
	}
	shelf, err := resource.Read(ctx, s.DB.Read(), s.main)
	if err != nil {
		return chat.Answer{}, err
	}
	m, instructions := modelOf(shelf, who.Workspace, asked.Model)
	answer := s.answers[len(asked.Messages)]
	o := usage.Outcome{Status: http.StatusOK, Input: tokens(instructions), Output: tokens(answer), FirstByte: 400 * time.Millisecond}
	for _, said := range asked.Messages {
		o.Input += tokens(said.Content)
	}
	o.Duration, o.Spend = o.FirstByte+time.Duration(o.Output)*12*time.Millisecond, m.Price.Cost(o.Input, o.Output, o.Cached)
	if err := s.account(who, m, o); err != nil {
		return chat.Answer{}, err
	}
	return chat.Answer{
		Response: written(answer), //nolint:bodyclose // whoever reads it closes it
		Used: func() (chat.Cost, bool) {
			return chat.Cost{Input: o.Input, Output: o.Output, Spend: o.Spend, Priced: m.Priced}, true
		},
	}, nil
}

func (s *script) account(who chat.Speaker, m resource.Model, o usage.Outcome) error {
	r, err := s.Meter.Reserve(usage.Exchange{
		ID: ident.New[ident.Exchange](s.Organizations.IDs), Organization: who.Organization, Workspace: who.Workspace, Member: who.Member,
		Model: string(m.ID), Path: "/v1/chat/completions", Streamed: true,
	}, worst(m, o), nil)
	if err != nil {
		return err
	}
	s.clock.Advance(o.Duration)
	return r.Settle(o)
}

func modelOf(shelf *resource.Shelf, w ident.Workspace, called string) (m resource.Model, instructions string) {
	agent, is := strings.CutPrefix(called, resource.AgentPrefix)
	if !is {
		return shelf.Models[called], ""
	}
	for _, m := range shelf.Models {
		if m.ID == shelf.Agents[w][agent].Model {
			return m, shelf.Agents[w][agent].Instructions
		}
	}
	return m, ""
}

// tokens is about how many a text has.
func tokens(text string) int64 { return int64(len(text))/bytesPerToken + 4 } // what a message adds

func written(answer string) *http.Response {
	body, err := json.Marshal(map[string]any{
		"choices": []any{map[string]any{"message": map[string]string{"role": chat.Assistant, "content": answer}, "finish_reason": "stop"}},
	})
	if err != nil {
		panic(err) // texts
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(body)),
	}
}
