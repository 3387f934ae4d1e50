package chaos

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/limit"
	"intendant/backend/testhouse/provider"
)

// lasts says for how long everything is killed, as in 10m.
const lasts = "INTENDANT_CHAOS"

const callers = 64

// caps are those of the keys, in cents; 0 is none.
var caps = []int64{1, 3, 9, 30, 0, 0, 0, 0}

const (
	wholeCap = 60 // cents a second, of all together
	cent     = 10_000_000
)

// place is a data folder, and what in it is capped.
type place struct {
	folder, log string
	keys        []string
	ids         []string
	limits      string // as read takes them
	most        map[string]int64
}

// TestKilled kills the gateway and the provider, again and again, under 64 callers.
func TestKilled(t *testing.T) {
	long := 4 * time.Second
	if text := os.Getenv(lasts); text != "" {
		var err error
		if long, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	behind, front := freeAddress(t), freeAddress(t)
	p := furnish(t, "http://"+behind+"/v1", wholeCap*(1+int64(long/time.Second)))
	gateway := newProcess(t, "gateway", front, p.folder, p.limits)
	upstream := newProcess(t, "provider", behind, p.log, "")
	ctx, cancel := context.WithTimeout(t.Context(), long)
	defer cancel()
	all := &crowd{url: "http://" + front + "/v1", keys: p.keys, ends: map[int]end{}}
	var killing, calling sync.WaitGroup
	upstream.start()
	gateway.start()
	for i := range callers {
		calling.Go(func() { all.call(ctx, i%len(p.keys)) })
	}
	killing.Go(func() { gateway.torment(ctx, 900*time.Millisecond) })
	killing.Go(func() { upstream.torment(ctx, 500*time.Millisecond) })
	killing.Wait()
	calling.Wait()
	gateway.kill()
	upstream.kill()
	for line, n := range gateway.said {
		if strings.HasPrefix(line, "over") {
			t.Errorf("%d readings were over the cap: %s", n, line)
		}
	}
	t.Logf("%d lives of the gateway, %d of the provider, %d readings", gateway.said["ready"], upstream.said["ready"], gateway.said["read"])
	p.judge(t, all.ends)
}

// torment kills it at random moments, and starts it again.
func (p *process) torment(ctx context.Context, most time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(rand.Int64N(int64(most)))):
		}
		p.kill()
		p.start()
	}
}

// furnish makes a data folder with a key for every eighth caller, and closes it.
func furnish(t *testing.T, base string, whole int64) *place {
	t.Helper()
	p := &place{folder: t.TempDir(), log: filepath.Join(t.TempDir(), "served"), most: map[string]int64{"org": whole * cent}}
	c, g := p.open(t, func(c *core.Core) error { return c.Protect(t.Context(), coretest.Passphrase) }, base)
	for name, wish := range map[string]string{"quick": "tokens=100000", "slow": "tokens=100000,delay=3ms,every=2ms"} {
		model := gatewaytest.Chat(name)
		model.Upstream = "sample:" + wish
		must(t, g.Offer(t.Context(), model))
	}
	must(t, g.Limit(t.Context(), limit.Place{}, "", limit.Limits{MonthlySpend: whole}))
	p.limits = fmt.Sprintf("%s org=%d", g.Organization, whole*cent)
	for i, most := range caps {
		id, text, err := g.MakeKey(t.Context(), apikey.NewKey{Name: "Caller " + strconv.Itoa(i)})
		must(t, err)
		p.keys, p.ids = append(p.keys, text), append(p.ids, string(id))
		if most > 0 {
			must(t, g.Limit(t.Context(), limit.Place{Workspace: g.Workspace, Key: id}, "", limit.Limits{MonthlySpend: most}))
			p.limits += fmt.Sprintf(" %s=%d", id, most*cent)
			p.most[string(id)] = most * cent
		}
	}
	must(t, c.Close())
	return p
}

// open opens the folder; with a base URL it is furnished.
func (p *place) open(t *testing.T, unseal func(*core.Core) error, base string) (*core.Core, *gatewaytest.Place) {
	t.Helper()
	c, err := core.Open(t.Context(), coretest.Options(p.folder, clock.System{}))
	must(t, err)
	must(t, unseal(c))
	if base == "" {
		return c, nil
	}
	g, err := gatewaytest.Furnish(t.Context(), c, base)
	must(t, err)
	return c, g
}

// served is what the provider says that it began to answer.
func (p *place) served(t *testing.T) map[int]provider.Served {
	t.Helper()
	log, err := os.Open(p.log)
	must(t, err)
	defer log.Close()
	all := map[int]provider.Served{}
	for lines := bufio.NewScanner(log); lines.Scan(); {
		var s provider.Served
		must(t, json.Unmarshal(lines.Bytes(), &s))
		i, err := strconv.Atoi(s.User)
		must(t, err)
		if !s.Begun {
			continue
		}
		if _, twice := all[i]; twice {
			t.Errorf("%d was served twice", i)
		}
		all[i] = s
	}
	return all
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
