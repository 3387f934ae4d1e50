package core_test

import (
	"context"
	"net"
	"net/http"
	"testing"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
)

// port is one that nobody listens at.
func port(t *testing.T) (address string, taken net.Listener) {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l.Addr().String(), l
}

// answers is the status of the gateway at an address, or 0 where nobody answers.
func answers(address string) int {
	r, err := http.Get("http://" + address + "/v1/models")
	if err != nil {
		return 0
	}
	_ = r.Body.Close()
	return r.StatusCode
}

func TestTheGatewayIsWhereTheOwnerWantsIt(t *testing.T) {
	ctx := t.Context()
	options := coretest.Options(t.TempDir(), clock.System{})
	options.Gateway = true
	c, err := core.Open(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	by := owned(t, c)
	first, free := port(t)
	_ = free.Close()
	second, taken := port(t)
	set := func(enabled bool, address string) core.GatewayDoor {
		t.Helper()
		if err := c.SetGateway(ctx, by, installation.Gateway{Enabled: enabled, Address: address, MaxBodyMiB: 1}); err != nil {
			t.Fatal(err)
		}
		is, err := c.GatewayDoor(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return is
	}
	if is, err := c.GatewayDoor(ctx); err != nil || is.Running || is.BaseURL() != "http://127.0.0.1:8786/v1" {
		t.Errorf("at first: %+v %v", is, err)
	}
	if is := set(true, first); !is.Running || is.Problem != nil || answers(first) != http.StatusUnauthorized {
		t.Errorf("%+v", is)
	}
	if is := set(true, second); is.Running || !fault.Is(is.Problem, fault.AddressInUse) || answers(first) != 0 {
		t.Errorf("an address that another has: %+v", is)
	}
	_ = taken.Close()
	if is := set(false, second); is.Running || is.Problem != nil {
		t.Errorf("%+v", is)
	}
	if is := set(true, second); !is.Running || answers(second) != http.StatusUnauthorized {
		t.Errorf("%+v", is)
	}
	if err := c.Close(); err != nil || answers(second) != 0 {
		t.Errorf("it goes on: %v", err)
	}
	if c, err = core.Open(ctx, options); err != nil {
		t.Fatal(err)
	}
	if err := c.Unlock(ctx, coretest.Passphrase); err != nil || answers(second) != http.StatusUnauthorized {
		t.Errorf("after another start: %v", err)
	}
	serveForCommands(t, c, first, second)
	if err := c.DeleteAccount(ctx, by, "ines@example.com"); err != nil || answers(second) != 0 {
		t.Errorf("it goes on without anybody: %v", err)
	}
}

// owned gives a new folder its keys and its owner.
func owned(t *testing.T, c *core.Core) ledger.Actor {
	t.Helper()
	if err := c.Protect(t.Context(), coretest.Passphrase); err != nil {
		t.Fatal(err)
	}
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	a, err := ready.Accounts.SignUp(t.Context(), ledger.DoorWindow, account.NewAccount{
		Email: "ines@example.com", FirstName: "Inès", LastName: "Moreau", Password: "lettre-vapeur-obscur-9", Language: "en",
	})
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Actor{Account: a.ID, Door: ledger.DoorWindow}
}

// serveForCommands opens the doors that a command wishes for, beside the one at open.
func serveForCommands(t *testing.T, c *core.Core, other, open string) {
	t.Helper()
	told := make(chan string, 2)
	for _, address := range []string{"", other} {
		ctx, stop := context.WithCancel(t.Context())
		over := make(chan error, 1)
		go func() { over <- c.ServeGateway(ctx, address, func(url string) { told <- url }) }()
		url := <-told
		if at := url[len("http://") : len(url)-len("/v1")]; answers(at) != http.StatusUnauthorized || address == "" && at != open {
			t.Errorf("for a command: %s", url)
		}
		stop()
		if err := <-over; err != nil {
			t.Error(err)
		}
	}
	if answers(other) != 0 || answers(open) == 0 {
		t.Error("a command's door outlives it, or takes the other one along")
	}
}
