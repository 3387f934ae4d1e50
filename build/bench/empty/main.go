// Command empty opens the emptiest window that Wails can open: what
// build/bench/window measures Intendant's window against. Its page has a field in
// focus, as Intendant's first has: the caret that blinks there is what both cost
// while nobody touches them.
package main

import (
	"embed"
	"log"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

//go:embed index.html
var page embed.FS

func main() {
	err := wails.Run(&options.App{
		Title: "Empty", Width: 1280, Height: 860,
		AssetServer: &assetserver.Options{Assets: page},
		Linux:       &linux.Options{ProgramName: "empty", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		log.Fatal(err)
	}
}
