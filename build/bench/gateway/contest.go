package main

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// contest is one way of asking, by all subjects in turn.
type contest struct {
	conns  int
	way    way
	rounds int
	slice  time.Duration

	all []result
}

// result is a subject's.
type result struct {
	p50, p99 []time.Duration // by round
	used     consumption
	time     time.Duration
}

// way is how an answer is asked for: as a stream, and of a provider that thinks first,
// for thought: much less than a model does, and more than a disk.
type way struct{ stream, think bool }

const thought = 2 * time.Millisecond

func (c *contest) name() string {
	name := fmt.Sprintf("%s-%d", c.sort(), c.conns)
	if c.way.think {
		name += "-thinking"
	}
	return name
}

func (c *contest) sort() string {
	if c.way.stream {
		return "stream"
	}
	return "plain"
}

// run lets each have its turn, so that what else the machine does meets all; the first
// round is for warming up.
func (c *contest) run(subjects []*subject) error {
	c.all = make([]result, len(subjects))
	for round := range c.rounds + 1 {
		for i := range subjects {
			at := (i + round) % len(subjects)
			if err := c.turn(subjects[at], &c.all[at], round > 0); err != nil {
				return fmt.Errorf("%s, %s: %w", c.name(), subjects[at].name, err)
			}
		}
	}
	return nil
}

func (c *contest) turn(s *subject, r *result, counts bool) error {
	before, err := s.use()
	if err != nil {
		return err
	}
	began := time.Now()
	took, err := burst(s, c.conns, c.way, func(int64) bool { return time.Since(began) < c.slice })
	if err != nil {
		return err
	}
	lasted := time.Since(began)
	after, err := s.use()
	if err != nil || !counts {
		return err
	}
	slices.Sort(took)
	r.p50, r.p99 = append(r.p50, took[len(took)/2]), append(r.p99, took[len(took)*99/100])
	r.used, r.time = r.used.plus(after.minus(before)), r.time+lasted
	return nil
}

// burst asks over so many connections for as long as more says so, and returns what
// each answer took.
func burst(s *subject, conns int, how way, more func(n int64) bool) ([]time.Duration, error) {
	var asked atomic.Int64
	var all sync.WaitGroup
	took, errs := make([][]time.Duration, conns), make([]error, conns)
	for i := range conns {
		c, err := s.call(how)
		if err != nil {
			return nil, err
		}
		all.Go(func() {
			defer func() { _ = c.Close() }()
			for more(asked.Add(1)) {
				d, err := c.ask()
				if err != nil {
					errs[i] = err
					return
				}
				took[i] = append(took[i], d)
			}
		})
	}
	all.Wait()
	joined := slices.Concat(took...)
	s.sent += int64(len(joined))
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return joined, nil
}

// streams asks for many of them.
func streams(s *subject, n int) error {
	if n == 0 {
		return nil
	}
	began := time.Now()
	took, err := burst(s, 32, way{stream: true}, func(asked int64) bool { return asked <= int64(n) })
	if err != nil {
		return err
	}
	fmt.Printf("\n%-44s %9.0f/s at 32 connections\n", "streams through the gateway", float64(len(took))/time.Since(began).Seconds())
	return nil
}
