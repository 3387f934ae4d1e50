// Command run is the tests' provider of models as a program of its own: it
// prints its base URL and runs until it is stopped. See package provider for what
// it does on request.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"intendant/backend/testhouse/provider"
)

func main() {
	address := flag.String("addr", "127.0.0.1:0", "where it listens")
	key := flag.String("key", "", "what has to be sent as bearer; empty: nothing")
	models := flag.String("models", "", "the models that it lists, separated by commas")
	log := flag.String("log", "", "a file that gets two lines of JSON for each answer: before it, and once it is over")
	flag.Parse()
	if err := run(*address, *key, *models, *log); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(address, key, models, log string) error {
	options := provider.Options{Address: address, Key: key}
	if models != "" {
		options.Models = strings.Split(models, ",")
	}
	served, err := open(log)
	if err != nil {
		return err
	}
	options.Log = served
	p, err := provider.Start(options)
	if err != nil {
		return err
	}
	defer p.Close()
	fmt.Fprintln(os.Stdout, "provider", p.URL)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	<-ctx.Done()
	return nil
}

func open(log string) (io.Writer, error) {
	if log == "" {
		return nil, nil
	}
	return os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}
