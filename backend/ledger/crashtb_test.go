package ledger_test

import (
	"context"
	"fmt"
	"os"
	"testing"
)

// crashTB is the testing.TB of the process that is killed, where no test runs.
type crashTB struct{ testing.TB }

func (crashTB) Helper()                  {}
func (crashTB) Cleanup(func())           {}
func (crashTB) Context() context.Context { return context.Background() }

func (crashTB) Fatal(args ...any) {
	fmt.Fprintln(os.Stderr, args...)
	os.Exit(1)
}
