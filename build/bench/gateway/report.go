package main

import (
	"fmt"
	"slices"
	"time"
)

// aims are the most that the gateway may add, as parts of what the proxy adds.
var aims = map[string]float64{"plain": 1.0, "stream": 1.1}

// added is the median over the rounds of what a subject takes longer than the provider,
// each in its own round.
func added(of, bare []time.Duration) time.Duration {
	all := make([]time.Duration, len(of))
	for i := range of {
		all[i] = of[i] - bare[i]
	}
	return median(all)
}

func median(of []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

func (c *contest) report(subjects []*subject) {
	fmt.Printf("\n%s, %d connections, medians of %d turns of %v", c.sort(), c.conns, c.rounds, c.slice)
	if c.way.think {
		fmt.Printf(", and a provider that thinks for %v", thought)
	}
	fmt.Println()
	fmt.Printf("%-16s %9s %9s %10s %10s %9s %9s %9s %8s\n", "", "p50", "p99", "added p50", "added p99", "CPU", "answers", "heap", "objects")
	for i, s := range subjects {
		r := &c.all[i]
		n := float64(max(r.used.requests, 1))
		fmt.Printf("%-16s %6d µs %6d µs %7d µs %7d µs %6.1f µs %7.0f/s %7.0f B %8.1f\n", s.name,
			median(r.p50).Microseconds(), median(r.p99).Microseconds(),
			added(r.p50, c.all[0].p50).Microseconds(), added(r.p99, c.all[0].p99).Microseconds(),
			float64(r.used.cpu)/n/1000, n/r.time.Seconds(), float64(r.used.bytes)/n, float64(r.used.objects)/n)
	}
	c.ratio("added p50", true, func(r *result) float64 { return float64(added(r.p50, c.all[0].p50)) })
	c.ratio("added p99", false, func(r *result) float64 { return float64(added(r.p99, c.all[0].p99)) })
	c.ratio("CPU", true, func(r *result) float64 { return r.used.each() })
}

// ratio holds the gateway against the proxy.
func (c *contest) ratio(what string, aimed bool, of func(*result) float64) {
	proxy := of(&c.all[1])
	ours := of(&c.all[2]) / proxy
	fmt.Printf("%-44s %9.2f×", c.name()+", "+what+", of ReverseProxy's", ours)
	if len(c.all) > 3 { //nolint:mnd // the one without a disk
		fmt.Printf("   %.2f× without disk", of(&c.all[3])/proxy)
	}
	if aim := aims[c.sort()]; aimed {
		fmt.Printf("   aim: at most %.1f×%s", aim, missed(ours > aim))
	}
	fmt.Println()
}

func (c consumption) each() float64 { return float64(c.cpu) / float64(max(c.requests, 1)) }

func missed(is bool) string {
	if is {
		return ", MISSED"
	}
	return ""
}
