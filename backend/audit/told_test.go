package audit

import (
	"fmt"
	"testing"

	"intendant/backend/ledger"
)

func TestTold(t *testing.T) {
	known := names{people: map[string]person{"mdl_1": {first: "mistral-large"}}}
	for _, c := range []struct{ kind, payload, want string }{
		{"limit.reached", `{"level":"key","limit":"monthly_spend","model":"mdl_1"}`, "map[level:key limit:monthly_spend model:mistral-large]"},
		{"limit.reached", `{"level":"plan","limit":"tokens_per_month","model":"mdl_gone"}`, "map[level:plan limit:tokens_per_month]"},
		{"spend.alerted", `{"percent":80,"spend":"1"}`, "map[percent:80]"},
		{"limit.reached", `{`, "map[]"},
		{"limit.set", `{"limit":"x","percent":3}`, "map[]"},
	} {
		leaf := &ledger.Leaf{Kind: c.kind, Payload: []byte(c.payload)}
		if got := fmt.Sprint(toldBy(leaf).values(known)); got != c.want {
			t.Errorf("%s %s: %s", c.kind, c.payload, got)
		}
	}
}
