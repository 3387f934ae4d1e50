// Package chaos holds what the gateway accounts for against processes that are killed:
// its own, and the provider's.
package chaos

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/testhouse/provider"
)

// What a process of this test is told by its environment.
const (
	roleVar    = "INTENDANT_TEST_CHAOS"
	addressVar = "INTENDANT_TEST_CHAOS_ADDRESS"
	folderVar  = "INTENDANT_TEST_CHAOS_FOLDER"
	capsVar    = "INTENDANT_TEST_CHAOS_CAPS"
)

// TestMain lets the test binary be the processes that are killed.
func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(roleVar) {
	case "gateway":
		err = gatewayMain(os.Getenv(folderVar), os.Getenv(addressVar), os.Getenv(capsVar))
	case "provider":
		err = providerMain(os.Getenv(folderVar), os.Getenv(addressVar))
	default:
		os.Exit(m.Run())
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func providerMain(log, address string) error {
	to, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := provider.Start(provider.Options{Address: address, Key: gatewaytest.Secret, Log: to}); err != nil {
		return err
	}
	fmt.Println("ready")
	select {}
}

func gatewayMain(folder, address, caps string) error {
	slog.SetLogLoggerLevel(slog.LevelError) // that the provider is down is no news
	ctx := context.Background()
	c, err := core.Open(ctx, coretest.Options(folder, clock.System{}))
	if err == nil {
		err = c.Unlock(ctx, coretest.Passphrase)
	}
	if err != nil {
		return err
	}
	ready, err := c.Ready()
	if err != nil {
		return err
	}
	go read(ready, caps)
	return errors.Join(errors.New("it ended"), c.ServeGateway(ctx, address, func(string) { fmt.Println("ready") }))
}

// read looks all the time at what was spent, and may be on top of it, and says where
// that is more than the cap. caps are "organization scope=nano …".
func read(ready *core.Ready, caps string) {
	words := strings.Fields(caps)
	for {
		for _, word := range words[1:] {
			scope, text, _ := strings.Cut(word, "=")
			most, _ := strconv.ParseInt(text, 10, 64)
			if spend, _, reserved := ready.Meter.Used(ident.Organization(words[0]), scope); spend+reserved > most {
				fmt.Println("over", scope, spend, reserved, most)
			}
		}
		fmt.Println("read")
		time.Sleep(2 * time.Millisecond)
	}
}

// process is one that is killed and started again.
type process struct {
	t       *testing.T
	env     []string
	run     *exec.Cmd
	said    map[string]int // how often it said what, over all its lives
	mu      sync.Mutex
	reading sync.WaitGroup
}

func newProcess(t *testing.T, role, address, folder, caps string) *process {
	t.Helper()
	return &process{t: t, said: map[string]int{}, env: append(os.Environ(),
		roleVar+"="+role, addressVar+"="+address, folderVar+"="+folder, capsVar+"="+caps)}
}

// start returns once it is ready.
func (p *process) start() {
	run := exec.Command(os.Args[0])
	run.Env, run.Stderr = p.env, os.Stderr
	out, err := run.StdoutPipe()
	if err == nil {
		err = run.Start()
	}
	if err != nil {
		p.t.Error(err)
		return
	}
	p.run = run
	ready := make(chan struct{})
	p.reading.Go(func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if lines.Text() == "ready" {
				close(ready)
			}
			p.mu.Lock()
			p.said[lines.Text()]++
			p.mu.Unlock()
		}
	})
	select {
	case <-ready:
	case <-time.After(30 * time.Second):
		p.t.Error("it didn't start within 30 seconds")
	}
}

// kill leaves it no time for anything.
func (p *process) kill() {
	_ = p.run.Process.Kill()
	p.reading.Wait()
	_ = p.run.Wait()
}

// freeAddress is one that a process can take, again and again.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
