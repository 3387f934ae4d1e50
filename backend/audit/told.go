package audit

import (
	"encoding/json"
	"strconv"

	"intendant/backend/ledger"
)

// told is what entries that change nothing, and so have no before and after, tell in
// their payload: limit.reached and spend.alerted.
type told struct {
	Level   string `json:"level"`
	Limit   string `json:"limit"`
	Model   string `json:"model"` // empty: of all models together
	Percent int64  `json:"percent"`
}

// toldBy reads it. It is empty of every other kind.
func toldBy(leaf *ledger.Leaf) (t told) {
	if leaf.Kind == "limit.reached" || leaf.Kind == "spend.alerted" {
		_ = json.Unmarshal(leaf.Payload, &t) // of what can't be read the sentence says less
	}
	return t
}

// values are what a sentence names of it; nil where there is nothing.
func (t told) values(names names) map[string]string {
	switch {
	case t.Percent > 0:
		return map[string]string{"percent": strconv.FormatInt(t.Percent, 10)}
	case t.Limit == "":
		return nil
	}
	values := map[string]string{"level": t.Level, "limit": t.Limit}
	if model := names.target(t.Model); model != "" {
		values["model"] = model
	}
	return values
}
