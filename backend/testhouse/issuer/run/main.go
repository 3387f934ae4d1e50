// Command run is the tests' provider as a program of its own, for tests that
// drive a browser: it prints its address, and each line that it reads names how
// it behaves from then on.
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"intendant/backend/testhouse/issuer"
)

var moods = map[string]issuer.Mood{
	"good":     {},
	"down":     {Down: true},
	"unsigned": {Unsigned: true},
	"nonce":    said("nonce", "another"),
	"issuer":   said("iss", "https://elsewhere.example"),
	"audience": said("aud", []string{"another"}),
	"expired":  said("exp", time.Now().Add(-time.Hour).Unix()),
	"state":    {Returns: func(query map[string][]string) { query["state"] = []string{"another"} }},
	"code":     {Returns: func(query map[string][]string) { query["code"] = []string{"used-before"} }},
	"declined": {Returns: func(query map[string][]string) { query["error"] = []string{"access_denied"} }},
}

func said(name string, value any) issuer.Mood {
	return issuer.Mood{Twist: func(claims map[string]any) { claims[name] = value }}
}

func main() {
	i, err := issuer.Start()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stdout, "issuer", i.URL)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		switch mood, known := moods[lines.Text()]; {
		case lines.Text() == "rotate":
			i.Rotate()
		case known:
			i.Behave(mood)
		default:
			fmt.Fprintln(os.Stderr, "no such mood:", lines.Text())
			os.Exit(1)
		}
		fmt.Fprintln(os.Stdout, "now", lines.Text())
	}
	i.Close()
}
