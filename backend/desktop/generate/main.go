// Command generate writes frontend/wailsjs: the page's bindings of what package
// desktop offers. Built with the tag "bindings", Wails writes them instead of
// opening a window; see build/generate.
package main

import (
	"log"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"

	"intendant/backend/desktop"
)

func main() {
	set := desktop.New(nil, desktop.Client{})
	if err := wails.Run(&options.App{Bind: set.Bound()}); err != nil {
		log.Fatal(err)
	}
}
