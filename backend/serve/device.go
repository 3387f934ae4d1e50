package serve

import (
	"net/http"
	"strings"

	"intendant/backend/core"
)

// Names of browsers and systems as their User-Agent header has them; of several
// that fit the first is meant, since each imitates those after it.
var (
	browsers = [][2]string{
		{"Edg/", "Edge"},
		{"OPR/", "Opera"},
		{"Vivaldi/", "Vivaldi"},
		{"Firefox/", "Firefox"},
		{"HeadlessChrome/", "Chromium"},
		{"Chromium/", "Chromium"},
		{"Chrome/", "Chrome"},
		{"Epiphany/", "Epiphany"},
		{"Safari/", "Safari"},
	}
	systems = [][2]string{
		{"Windows", "Windows"},
		{"iPhone", "iOS"},
		{"iPad", "iPadOS"},
		{"Mac OS X", "macOS"},
		{"Android", "Android"},
		{"CrOS", "ChromeOS"},
		{"Linux", "Linux"},
	}
)

// device is what a client is called in lists: well-known names only, whatever
// it says of itself.
func device(r *http.Request) string {
	agent := r.UserAgent()
	browser, system := known(browsers, agent), known(systems, agent)
	if system == "" { // the other side of a loopback address is this computer
		system = core.System()
	}
	if browser == "" {
		return system
	}
	return browser + ", " + system
}

func known(names [][2]string, agent string) string {
	for _, n := range names {
		if strings.Contains(agent, n[0]) {
			return n[1]
		}
	}
	return ""
}
