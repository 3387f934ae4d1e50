package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/i18n"
)

// languageOf finds the language before the command line is understood, since
// what is wrong with it should be said in that language too.
func languageOf(args []string) string {
	var wanted []string
	for i, arg := range args {
		if arg == "--lang" && i+1 < len(args) {
			wanted = append(wanted, args[i+1])
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			wanted = append(wanted, value)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value, _, _ := strings.Cut(os.Getenv(name), ".") // pt_BR.UTF-8
		if value != "" {
			wanted = append(wanted, strings.ReplaceAll(value, "_", "-"))
		}
	}
	return i18n.Match(wanted...)
}

// texts gives kong the help of every command and flag.
func (r *run) texts() kong.Vars {
	vars := kong.Vars{}
	for _, name := range helped {
		vars["help_"+name] = r.text("help." + name)
	}
	return vars
}

// helped are the commands and flags, as their help is called.
var helped = []string{
	"help", "data", "lang", "json", "passphrase_file",
	"window", "serve", "gateway", "demo", "doctor", "version", "completion",
	"addr", "gateway_addr", "token_file", "fill_only", "seed", "scale", "shell",
}

// text is a text of the command line; pairs are parameter names and values.
func (r *run) text(key string, pairs ...string) string { return r.translate("cli."+key, pairs...) }

func (r *run) translate(key string, pairs ...string) string {
	params := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		params[pairs[i]] = pairs[i+1]
	}
	return desktop.Text(r.language, key, params)
}

// say prints a text for people, beside the data where a program reads that.
func (r *run) say(key string, pairs ...string) {
	out := r.Stdout
	if r.flags.JSON {
		out = r.Stderr
	}
	_, _ = fmt.Fprintln(out, r.text(key, pairs...)) // a closed pipe is the reader's choice
}

func (r *run) complain(text string) { _, _ = fmt.Fprintln(r.Stderr, "intendant: "+text) }

// print writes data as one line of JSON.
func (r *run) print(data any) error {
	encoder := json.NewEncoder(r.Stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(data)
}

// usage says what is wrong with the command line.
func (r *run) usage(err error) int {
	r.complain(r.text("usage_error", "Detail", err.Error()))
	r.complain(r.text("usage_hint", "Command", r.again(r.flags.Data, "--help")))
	return exitUsage
}

// outcome says what went wrong, and turns it into the exit code.
func (r *run) outcome(err error) int {
	var said *misuse
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNo):
		return exitNo
	case errors.As(err, &said):
		r.complain(r.text(said.key, said.pairs...))
		return exitUsage
	}
	problem := desktop.Word(r.language, err)
	if problem.Code == fault.Internal {
		slog.Error("it could not be done", "error", err)
	}
	if r.flags.JSON {
		_ = r.print(map[string]any{"error": problem})
	}
	r.complain(problem.Message)
	if problem.Code == fault.DisplayMissing {
		r.complain(r.text("display_hint", "Command", r.again(r.flags.Data, "serve")))
	}
	if errors.As(err, new(*sealedError)) {
		r.complain(r.text("sealed_hint", "Command", r.again(r.flags.Data, "gateway", "--passphrase-file", "FILE")))
	}
	if problem.Code == fault.InputInvalid {
		return exitUsage
	}
	return exitFailed
}

// misuse is a mistake of whoever typed the command, worded by the catalogue.
type misuse struct {
	key   string
	pairs []string
}

func (m *misuse) Error() string { return m.key }
