package usage

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/ident"
)

const (
	crashDir = "INTENDANT_TEST_CRASH_DIR"
	crashCap = 20_000
)

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		crashMain(dir)
		return
	}
	os.Exit(m.Run())
}

// crashMain reserves and settles from sixteen goroutines until it is killed, and names
// each exchange on standard output once it may be forwarded, and once it is settled.
func crashMain(dir string) {
	h := &house{TB: crashTB{&testing.T{}}, dir: dir, clock: clock.NewFake(november), ids: ident.NewSource(clock.System{}, nil)}
	h.openDB()
	h.open(Options{segment: 16 << 10})
	fmt.Println("open")
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for {
				x := h.exchange()
				r, err := h.m.Reserve(x, Worst{Spend: 20, Tokens: 20}, []Cap{{Scope: "org", Spend: crashCap}})
				if err != nil {
					time.Sleep(time.Millisecond)
					continue
				}
				fmt.Println("forwarded", x.ID)
				time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond)
				n := rand.Int64N(21)
				if err := r.Settle(spent(n)); err != nil {
					h.Fatal(err)
				}
				fmt.Println("settled", x.ID, n)
			}
		})
	}
	all.Wait()
}

type crashTB struct{ testing.TB }

func (crashTB) Helper()                  {}
func (crashTB) Context() context.Context { return context.Background() }

func (crashTB) Fatal(args ...any) {
	fmt.Fprintln(os.Stderr, args...)
	os.Exit(1)
}

// TestKilled kills the process for real, again and again: what was settled stands as
// it was, what was forwarded and not settled is charged at its reservation, nothing
// counts twice, and the cap holds.
func TestKilled(t *testing.T) {
	h := newHouse(t)
	h.must(h.m.Close())
	h.must(h.db.Close())
	forwarded, settled := map[string]bool{}, map[string]string{}
	for range 6 {
		for _, line := range runUntilKilled(t, h.dir, time.Duration(20+rand.IntN(200))*time.Millisecond) {
			switch words := strings.Fields(line); words[0] {
			case "forwarded":
				forwarded[words[1]] = true
			case "settled":
				settled[words[1]] = words[2]
			}
		}
	}
	h.openDB()
	h.open(Options{})
	h.must(h.m.Import(t.Context()))
	h.judge(forwarded, settled)
}

func (h *house) judge(forwarded map[string]bool, settled map[string]string) {
	h.Helper()
	list, err := h.db.Read().QueryContext(h.Context(), `SELECT id, spend, estimated FROM usage_exchange_activity`)
	h.must(err)
	defer list.Close()
	var sum, cut int64
	seen := map[string]bool{}
	for list.Next() {
		var id string
		var spend int64
		var estimated bool
		h.must(list.Scan(&id, &spend, &estimated))
		if want, known := settled[id]; known && (want != fmt.Sprint(spend) || estimated) || estimated && spend != 20 || seen[id] {
			h.Errorf("%s: %d, estimated %v, settled %q, seen %v", id, spend, estimated, want, seen[id])
		}
		if seen[id] = true; estimated {
			cut++
		}
		sum += spend
	}
	h.must(list.Err())
	for id := range forwarded {
		if !seen[id] {
			h.Errorf("%s was forwarded and is lost", id)
		}
	}
	if len(settled) == 0 || cut == 0 || sum > crashCap {
		h.Errorf("%d settled, %d cut off, %d spent of %d", len(settled), cut, sum, crashCap)
	}
	if n := h.count(`SELECT SUM(spend) FROM usage_day_activity`); n != sum {
		h.Errorf("the sums are %d, the rows %d", n, sum)
	}
	h.uses("org", fmt.Sprintf("%d spent, %d tokens, 0 reserved", sum, sum))
	h.Logf("%d settled, %d cut off, %d spent of %d", len(settled), cut, sum, crashCap)
}

func runUntilKilled(t *testing.T, dir string, life time.Duration) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashDir+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []string
	for lines := bufio.NewReader(out); ; {
		line, err := lines.ReadString('\n')
		if len(all) == 0 { // now it is at work
			time.AfterFunc(life, func() { _ = cmd.Process.Kill() })
		}
		if err != nil { // a line cut short was told to nobody
			break
		}
		all = append(all, strings.TrimSpace(line))
	}
	_ = cmd.Wait()
	return all
}
