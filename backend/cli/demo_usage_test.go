package cli_test

import (
	"context"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/cli"
	"intendant/backend/installation"
	"intendant/backend/ledger"
)

// TestDemoUsesModels: workspaces, models, keys, limits and chats of every sort, and
// usage that looks like people's. It holds on the day on which the demo is made.
func TestDemoUsesModels(t *testing.T) {
	dir, now := demo(t), time.Now().UnixMilli()
	const key = `SELECT COUNT(*) FROM api_key k JOIN workspace w ON w.id = k.workspace WHERE `
	const usage = `FROM usage_model_activity WHERE`
	for _, c := range []struct {
		what, query string
		least, most int
	}{
		{"workspaces", `SELECT COUNT(*) FROM workspace WHERE` + ofMain, 5, 5},
		{"archived", `SELECT COUNT(*) FROM workspace WHERE archived IS NOT NULL`, 1, 1},
		{"workspace roles", `SELECT COUNT(DISTINCT role) FROM workspace_member`, 4, 4},
		{"empty workspaces", `SELECT COUNT(*) FROM workspace w WHERE` + ofMain + `AND NOT EXISTS (SELECT 1 FROM workspace_member m WHERE m.workspace = w.id)`, 0, 0},
		{"connections", `SELECT COUNT(*) FROM connection`, 3, 3},
		{"local ones", `SELECT COUNT(*) FROM connection WHERE base_url LIKE 'http://127.0.0.1:%' AND sealed_key IS NULL`, 1, 1},
		{"models", `SELECT COUNT(*) FROM model WHERE priced = 1 AND currency = 'EUR'`, 8, 10},
		{"workspaces with chosen models", `SELECT COUNT(*) FROM workspace_limited`, 1, 1},
		{"agents", `SELECT COUNT(*) FROM agent WHERE LENGTH(instructions) > 200`, 3, 3},
		{"keys that expire soon", key + `revoked IS NULL AND expires BETWEEN ?1 AND ?1 + 14 * 86400000`, 1, 1},
		{"expired", key + `revoked IS NULL AND expires < ?1`, 1, 1},
		{"revoked", key + `revoked IS NOT NULL`, 1, 1},
		{"dead with their workspace", key + `revoked IS NULL AND w.archived IS NOT NULL`, 1, 1},
		{"with a secret from before", key + `previous_until > ?1`, 1, 1},
		{"that never expire", key + `revoked IS NULL AND expires IS NULL`, 1, 1},
		{"used within three days", `SELECT COUNT(*) FROM api_key_activity WHERE used > ?1 - 3 * 86400000`, 4, 8},
		{"limits of the organization", `SELECT COUNT(*) FROM limit_rule WHERE workspace = '' AND monthly_spend > 0`, 1, 1},
		{"of workspaces", `SELECT COUNT(*) FROM limit_rule WHERE workspace <> '' AND key = '' AND model = '' AND monthly_spend > 0`, 2, 2},
		{"of keys", `SELECT COUNT(*) FROM limit_rule WHERE key <> ''`, 3, 3},
		{"of models", `SELECT COUNT(*) FROM limit_rule WHERE model <> ''`, 1, 1},
		{"alerts", `SELECT COUNT(*) FROM spend_alert`, 2, 2},
		{"alerts that were given", `SELECT COUNT(*) FROM spend_alerted`, 1, 9},
		{"on Scale", `SELECT COUNT(*) FROM subscription WHERE` + ofMain + `AND family = 'api' AND state = 'active'`, 1, 1},
		{"days of usage", `SELECT COUNT(DISTINCT day) ` + usage + ofMain, 70, 80},
		{"requests a working day", `SELECT CAST(AVG(n) AS INTEGER) FROM (SELECT SUM(requests) n ` + usage + ` (day + 4) % 7 BETWEEN 1 AND 5 GROUP BY day ORDER BY day DESC LIMIT 15)`, 400, 700},
		{"at weekends", `SELECT CAST(AVG(n) AS INTEGER) FROM (SELECT SUM(requests) n ` + usage + ` (day + 4) % 7 IN (0, 6) GROUP BY day ORDER BY day DESC LIMIT 6)`, 80, 300},
		{"tomorrow", `SELECT COUNT(*) FROM usage_exchange_activity WHERE started > ?1`, 0, 0},
		{"models that nobody knows", `SELECT COUNT(*) FROM usage_source_activity WHERE called = ''`, 0, 0},
		{"people and programs", `SELECT COUNT(DISTINCT member || key) FROM usage_source_activity`, 15, 25},
		{"estimated", `SELECT SUM(estimated) ` + usage + ofMain, 10, 300},
		{"refused", `SELECT COUNT(DISTINCT level || cause) FROM usage_refused_activity`, 2, 4},
		{"chats of the demo's person", `SELECT COUNT(*) FROM chat c JOIN member m ON m.id = c.member WHERE m.last_name = 'Moreau'`, 7, 7},
		{"chats", `SELECT COUNT(*) FROM chat`, 8, 8},
		{"gateways that are on", `SELECT COUNT(*) FROM installation_gateway WHERE enabled = 1`, 0, 0},
		{"answers that are none", `SELECT COUNT(*) FROM chat_message WHERE state <> 'done'`, 0, 0},
	} {
		if n := number(t, dir, strings.ReplaceAll(c.query, "?1", strconv.FormatInt(now, 10))); n < c.least || n > c.most {
			t.Errorf("%s: %d", c.what, n)
		}
	}
}

// TestDemoOpensItsGateway once its person wants it, and no sooner: its port may be
// somebody else's.
func TestDemoOpensItsGateway(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	t.Setenv("TMPDIR", t.TempDir())
	free, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	_ = free.Close()
	r := start(t, func(ctx context.Context, w cli.Window) error {
		ready, err := w.Core.Ready()
		if err != nil {
			return err
		}
		i, err := installation.Read(ctx, ready.DB.Read())
		if err != nil {
			return err
		}
		before, _ := w.Core.GatewayDoor(ctx)
		err = w.Core.SetGateway(ctx, ledger.Actor{Account: i.Owner, Door: ledger.DoorWindow}, installation.Gateway{Enabled: true, Address: address, MaxBodyMiB: 32})
		if after, _ := w.Core.GatewayDoor(ctx); before.Running || !after.Running {
			t.Errorf("%+v, then %+v", before, after)
		}
		return err
	}, "demo")
	if code := r.wait(t); code != 0 {
		t.Errorf("%d %s", code, r.err.String())
	}
}
