package audit

import (
	"encoding/json"

	"intendant/backend/ledger"
)

// reached is what the payload of limit.reached tells: its entry changes nothing, so
// that there is no before and after.
type reached struct {
	Level string `json:"level"`
	Limit string `json:"limit"`
	Model string `json:"model"` // empty: of all models together
}

// reachedIn reads it. It is empty of every other kind.
func reachedIn(leaf *ledger.Leaf) (r reached) {
	if leaf.Kind == "limit.reached" {
		_ = json.Unmarshal(leaf.Payload, &r) // of what can't be read the sentence says less
	}
	return r
}

// values are what a sentence names of it.
func (r reached) values(names names) map[string]string {
	values := map[string]string{"level": r.Level, "limit": r.Limit}
	if model := names.target(r.Model); model != "" {
		values["model"] = model
	}
	return values
}
