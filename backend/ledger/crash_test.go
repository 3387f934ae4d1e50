package ledger_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/ledger"
)

const crashDir = "INTENDANT_TEST_CRASH_DIR"

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		crashMain(dir)
		return
	}
	os.Exit(m.Run())
}

// crashMain commits from eight goroutines until it is killed, and names each
// Change on standard output once it is acknowledged.
func crashMain(dir string) {
	testing.Init()
	t := &testing.T{}
	b := open(crashTB{t}, dir)
	var group sync.WaitGroup
	for w := range 8 {
		group.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("p%d-w%d-%d", os.Getpid(), w, i)
				if _, err := b.Commit(crashTB{t}.Context(), note(id, "1")); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				fmt.Println(id)
			}
		})
	}
	group.Wait()
}

// TestKilledWhileCommitting kills the process for real, again and again: no
// acknowledged entry is lost, and what is left verifies and replays.
func TestKilledWhileCommitting(t *testing.T) {
	dir := t.TempDir()
	acknowledged := map[string]bool{}
	for round := range 6 {
		for _, id := range commitUntilKilled(t, dir, time.Duration(60+round*37)*time.Millisecond) {
			acknowledged[id] = true
		}
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was committed")
	}
	b := open(t, dir)
	rows, err := b.db.Read().QueryContext(t.Context(), `SELECT id FROM note`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		delete(acknowledged, id)
	}
	if len(acknowledged) > 0 {
		t.Errorf("%d acknowledged entries are lost", len(acknowledged))
	}
	for _, f := range b.findings(t) {
		if f.Code != ledger.OutsideMissing { // killed between the first commit and its head outside
			t.Error(f)
		}
	}
	b.replayEqual(t)
}

func commitUntilKilled(t *testing.T, dir string, life time.Duration) []string {
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
	lines := bufio.NewReader(out)
	first, _ := lines.ReadString('\n')
	ids := []string{strings.TrimSpace(first)}
	time.AfterFunc(life, func() { _ = cmd.Process.Kill() })
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a line cut short was not acknowledged to anybody
			break
		}
		ids = append(ids, strings.TrimSpace(line))
	}
	_ = cmd.Wait()
	return ids
}
