package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/limit"
)

var roles = map[string]func([]string) error{"provider": provide, "proxy": proxy, "gateway": gateway}

// events is how many of them a stream has before its closing one.
const events = 20

// thinks has the provider think first.
const thinks = "one who thinks"

// provide is a provider that answers the same at once.
func provide([]string) error {
	event := `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"sample","choices":[{"index":0,"delta":{"content":" harbour"},"finish_reason":null}],"usage":null}` + "\n\n"
	plain := []byte(strings.Replace(event, `"usage":null`, `"usage":0`, 1))
	told := []byte(`data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"sample","choices":[],` + used + "}\n\n")
	whole := []byte(`{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"sample","choices":[{"index":0,"message":{"role":"assistant","content":"` +
		strings.Repeat("Seven lanterns hang over the harbour. ", 12) + `","refusal":null},"logprobs":null,"finish_reason":"stop"}],` + used + "}")
	return serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		if bytes.Contains(body, []byte(thinks)) {
			time.Sleep(thought)
		}
		if !bytes.Contains(body, []byte(`"stream":true`)) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(whole)
			return
		}
		asked := bytes.Contains(body, []byte(`"include_usage":true`))
		w.Header().Set("Content-Type", "text/event-stream")
		flush := http.NewResponseController(w)
		one := plain
		if asked {
			one = []byte(event)
		}
		for range events {
			_, _ = w.Write(one)
			_ = flush.Flush()
		}
		if asked {
			_, _ = w.Write(told)
			_ = flush.Flush()
		}
		_, _ = io.WriteString(w, "data: [DONE]\n\n")
	}))
}

const used = `"usage":{"prompt_tokens":120,"completion_tokens":20,"total_tokens":140,"prompt_tokens_details":{"cached_tokens":64}}`

// proxy is what one gets from the standard library.
func proxy(args []string) error {
	to, err := url.Parse(strings.TrimSuffix(args[0], "/v1"))
	if err != nil {
		return err
	}
	return serve(&httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(to) },
		Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true},
		ErrorLog:  log.New(io.Discard, "", 0),
	})
}

func serve(h http.Handler) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { log.Fatal(http.Serve(l, h)) }()
	fmt.Println("http://" + l.Addr().String() + "/v1")
	return obey(nil)
}

// gateway is ours, with everything on.
func gateway(args []string) error {
	slog.SetLogLoggerLevel(slog.LevelError)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	c, err := core.Open(ctx, coretest.Options(args[0], clock.System{}))
	if err == nil {
		err = c.Protect(ctx, coretest.Passphrase)
	}
	if err != nil {
		return err
	}
	place, err := gatewaytest.Furnish(ctx, c, args[1])
	if err != nil {
		return err
	}
	if err := restrain(ctx, place); err != nil {
		return err
	}
	over := make(chan error, 1)
	go func() {
		over <- c.ServeGateway(ctx, "127.0.0.1:0", func(base string) { fmt.Println(base, place.Key) })
	}()
	err = obey(func() (n int64, err error) {
		if err = place.Meter.Import(ctx); err == nil {
			err = place.DB.Read().QueryRowContext(ctx, `SELECT COUNT(*) FROM usage_exchange_activity WHERE NOT estimated`).Scan(&n)
		}
		return n, err
	})
	cancel()
	return errors.Join(err, <-over, c.Close())
}

// restrain sets limits of every sort on every level, which nobody reaches.
func restrain(ctx context.Context, p *gatewaytest.Place) error {
	wide := limit.Limits{RequestsPerSecond: 1_000_000, TokensPerMinute: 1e10, TokensPerMonth: 1e9, MonthlySpend: 1e9}
	return errors.Join(
		p.Limit(ctx, limit.Place{}, "", wide),
		p.Limit(ctx, limit.Place{Workspace: p.Workspace}, "", wide),
		p.Limit(ctx, limit.Place{Workspace: p.Workspace, Key: p.KeyID}, "", wide))
}

// obey answers what the parent asks for, until it is gone.
func obey(count func() (int64, error)) error {
	var profile *os.File
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		word, name, _ := strings.Cut(lines.Text(), " ")
		var err error
		switch word {
		case "use":
			fmt.Println(consumed())
		case "count":
			var n int64
			n, err = count()
			fmt.Println(n)
		case "profile":
			if profile, err = os.Create(name); err == nil {
				err = pprof.StartCPUProfile(profile)
			}
			fmt.Println("profiling")
		case "stop":
			pprof.StopCPUProfile()
			err = profile.Close()
			fmt.Println("stopped")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// consumed is the processor's time in nanoseconds, bytes and objects of the heap, all
// since the start.
func consumed() (cpu int64, allocated, objects uint64) {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return u.Utime.Nano() + u.Stime.Nano(), m.TotalAlloc, m.Mallocs
}
