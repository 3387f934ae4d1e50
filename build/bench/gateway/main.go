// Command gateway measures Intendant's gateway beside the bare provider and beside a
// plain httputil.ReverseProxy, turn by turn in one run: what each adds to an answer at 1
// and at 32 connections, plain and streamed, what it costs the processor and the heap,
// and whether a stream was ever cut short. Keys, limits, caps, reservation and durable
// accounting are on.
//
//	gateway [-rounds 9] [-slice 700ms] [-streams 100000] [-memory FOLDER] FOLDER
//
// The provider, the proxy and the gateway are processes of their own: this program
// again, with another first argument.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		if role, is := roles[os.Args[1]]; is {
			if err := role(os.Args[2:]); err != nil {
				log.Fatal(os.Args[1], ": ", err)
			}
			return
		}
	}
	var b bench
	flag.IntVar(&b.rounds, "rounds", 9, "turns of each")
	flag.DurationVar(&b.slice, "slice", 700*time.Millisecond, "how long a turn takes")
	flag.IntVar(&b.streams, "streams", 100_000, "how many streams have to be whole")
	flag.StringVar(&b.only, "only", "", "of the contests: plain-1, plain-1-thinking, plain-32, or stream-…")
	flag.StringVar(&b.profile, "profile", "", "a file for the gateway's profile of the processor")
	flag.StringVar(&b.memory, "memory", "", "a folder in memory, to see what the disk takes")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: gateway FOLDER")
	}
	if err := b.run(flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

// bench is a whole run.
type bench struct {
	rounds, streams       int
	slice                 time.Duration
	only, profile, memory string
}

func (b *bench) run(folder string) error {
	if err := disk(folder); err != nil {
		return err
	}
	subjects, err := start(folder, b.memory)
	defer func() {
		for _, s := range subjects {
			s.stop()
		}
	}()
	if err != nil {
		return err
	}
	if err := b.contests(subjects); err != nil {
		return err
	}
	if err := streams(subjects[2], b.streams); err != nil {
		return err
	}
	return judge(subjects)
}

func (b *bench) contests(subjects []*subject) error {
	if b.profile != "" {
		if _, err := subjects[2].ask("profile " + b.profile); err != nil {
			return err
		}
	}
	for _, c := range []contest{
		{conns: 1},
		{conns: 1, way: way{think: true}},
		{conns: 32},
		{conns: 1, way: way{stream: true}},
		{conns: 1, way: way{stream: true, think: true}},
		{conns: 32, way: way{stream: true}},
	} {
		c.rounds, c.slice = b.rounds, b.slice
		if b.only != "" && b.only != c.name() {
			continue
		}
		if err := c.run(subjects); err != nil {
			return err
		}
		c.report(subjects)
	}
	if b.profile != "" {
		_, err := subjects[2].ask("stop")
		return err
	}
	return nil
}

// judge says what was cut short, and wants nothing of that from the gateway, and each of
// its answers in the accounts.
func judge(subjects []*subject) error {
	for _, s := range subjects {
		fmt.Printf("%-44s %9d of %d\n", "answers cut short, "+s.name, s.cut.Load(), s.sent+s.cut.Load())
	}
	gateway := subjects[2]
	if n := gateway.cut.Load(); n > 0 {
		return fmt.Errorf("the gateway cut %d answers short", n)
	}
	counted, err := gateway.number("count")
	if err == nil && counted != gateway.sent {
		err = fmt.Errorf("%d exchanges are accounted for, %d were answered", counted, gateway.sent)
	}
	fmt.Printf("%-44s %9d of %d answered\n", "exchanges accounted for", counted, gateway.sent)
	return err
}
