package cli

import (
	"fmt"
	"runtime"
)

// versionCommand prints what program this is.
type versionCommand struct{}

// Run is called by kong.
func (versionCommand) Run(r *run) error {
	if r.flags.JSON {
		return r.print(map[string]string{
			"version": r.Version, "go": runtime.Version(), "system": runtime.GOOS, "architecture": runtime.GOARCH,
		})
	}
	_, err := fmt.Fprintf(r.Stdout, "Intendant %s (%s, %s/%s)\n", r.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
