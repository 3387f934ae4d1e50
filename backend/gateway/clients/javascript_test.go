package clients

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestJavaScriptClient runs frontend/e2e/openai/client.ts by the page's Node.
func TestJavaScriptClient(t *testing.T) {
	const frontend = "../../../frontend/"
	node := frontend + "node_modules/.bin/node"
	if _, err := os.Stat(node); err != nil {
		t.Fatalf("%v: build/setup test installs it", err)
	}
	h := open(t)
	keys, err := json.Marshal(h.keys)
	must(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, node, frontend+"e2e/openai/client.ts")
	run.Env = append(os.Environ(), "INTENDANT_BASE_URL="+h.url, "INTENDANT_KEYS="+string(keys), "NODE_NO_WARNINGS=1")
	out, err := run.CombinedOutput()
	if steps := strings.Fields(string(out)); err != nil || len(steps) != 11 {
		t.Fatalf("%v after %d steps:\n%s", err, len(steps), out)
	}
	h.settled(t, 2)
}
