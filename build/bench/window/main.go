// Command window measures Intendant's window beside an empty one of Wails, turn
// by turn in one run: the time to the first frame with a button to press, the
// memory (PSS) of all its processes, and the processor's time while nothing
// happens.
//
//	window EMPTY-PROGRAM INTENDANT-PROGRAM DATA-FOLDER
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"time"
)

func main() {
	rounds := flag.Int("rounds", 11, "starts of each window")
	idle := flag.Duration("idle", 10*time.Second, "how long to watch a window that nobody touches")
	flag.Parse()
	if flag.NArg() != 3 {
		log.Fatal("usage: window EMPTY INTENDANT DATA")
	}
	empty := &subject{name: "empty Wails window", command: []string{flag.Arg(0)}}
	ours := &subject{name: "Intendant", command: []string{flag.Arg(1), "--data", flag.Arg(2), "--lang", "en"}}
	if err := measure([]*subject{empty, ours}, *rounds, *idle); err != nil {
		log.Fatal(err)
	}
	report(empty, ours)
}

// measure gives each its turn, so that what else the machine does meets both.
func measure(subjects []*subject, rounds int, idle time.Duration) error {
	on, err := openScreen()
	if err != nil {
		return err
	}
	defer on.close()
	for round := range rounds {
		for _, s := range subjects {
			if err := s.start(on); err != nil {
				return err
			}
			if round == rounds-1 {
				s.watch(idle)
			}
			if err := s.stop(on); err != nil {
				return err
			}
		}
	}
	return nil
}

func median(of []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

func report(empty, ours *subject) {
	fmt.Printf("%-22s %12s %12s %14s\n", "window", "first frame", "PSS", "idle CPU")
	for _, s := range []*subject{empty, ours} {
		fmt.Printf("%-22s %9d ms %8.1f MiB %10.2f %%\n", s.name, median(s.frames).Milliseconds(), float64(s.pss)/1024, s.idle)
	}
	fmt.Printf("%-22s %11.2f× %11.2f×\n", "ratio",
		float64(median(ours.frames))/float64(median(empty.frames)), float64(ours.pss)/float64(empty.pss))
}
