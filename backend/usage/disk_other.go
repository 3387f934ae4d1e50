//go:build !linux

package usage

import "os"

type diskFile struct{ *os.File }

// bootID is not known here: each process that ended without closing the journal may
// have lost what it hadn't made durable.
func bootID() string { return "" }
