package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// disk says what the disk takes for the least that can be made durable: a line in a
// file that has its size already.
func disk(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, "sync"))
	if err != nil {
		return err
	}
	defer func() { _, _ = f.Close(), os.Remove(f.Name()) }()
	if _, err := f.Write(make([]byte, 1<<20)); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	took := make([]time.Duration, 400) //nolint:mnd // fractions of a millisecond
	for i := range took {
		if _, err := f.WriteAt(make([]byte, 200), int64(i)*200); err != nil {
			return err
		}
		began := time.Now()
		if err := syscall.Fdatasync(int(f.Fd())); err != nil {
			return err
		}
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	fmt.Printf("%-44s %9d µs, p99 %d µs\n", "one fdatasync on this disk, p50", took[len(took)/2].Microseconds(), took[len(took)*99/100].Microseconds())
	return nil
}
