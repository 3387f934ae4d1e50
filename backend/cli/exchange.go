package cli

import (
	"errors"
	"time"

	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// exchange is one request. It tells whether there is any use in another.
func (t *traffic) exchange(h *habit, b badge, at time.Time) (bool, error) {
	m := t.model(h)
	if m.ID == "" || !t.shelf.May(b.workspace, m.ID) {
		return true, nil
	}
	x, o := t.of(h, b, m, at), t.outcome(h, m)
	r, err := t.Meter.Reserve(x, worst(m, o), t.capsFor(b, m))
	if full, is := errors.AsType[*usage.Full](err); is {
		h.asleep = at.Unix() / secondsADay
		return false, t.refused(x, full.Cap.Level, map[bool]string{true: limit.TokensPerMonth, false: limit.MonthlySpend}[full.Tokens])
	}
	if err != nil {
		return false, err
	}
	t.durable = r.Settling(o)
	t.settled++
	if b.id != "" {
		t.APIKeys.Used(b.id, at)
	}
	return true, nil
}

// model is that of one request. Before there is one, it is the usual one.
func (t *traffic) model(h *habit) resource.Model {
	dice := t.random.IntN(100) // percent
	for _, p := range h.models {
		if dice -= p.share; dice < 0 && t.shelf.Models[p.model].ID != "" {
			return t.shelf.Models[p.model]
		}
	}
	return t.shelf.Models[h.models[0].model]
}

func (t *traffic) of(h *habit, b badge, m resource.Model, at time.Time) usage.Exchange {
	path := "/v1/chat/completions"
	if m.Kind == resource.Embedding {
		path = "/v1/embeddings"
	}
	return usage.Exchange{
		ID: ident.New[ident.Exchange](t.Organizations.IDs), Organization: t.main, Workspace: b.workspace, Key: b.id, Member: b.member,
		Model: string(m.ID), Path: path, Started: at.Truncate(time.Millisecond), Streamed: h.streamed,
	}
}
