// Command intendant is the admin console of a team's AI: a window, the same
// console in a browser, and their command line. See README.md.
package main

import (
	"embed"
	"io/fs"
	"os"

	"intendant/backend/cli"
)

// version is set by the build.
var version = "unversioned"

//go:embed all:frontend/dist
var built embed.FS

func main() {
	page, err := fs.Sub(built, "frontend/dist")
	if err != nil {
		panic(err) // the name above is wrong
	}
	os.Exit(cli.Main(os.Args[1:], cli.Program{Version: version, Name: os.Args[0], Assets: page, Window: window(page)}))
}
