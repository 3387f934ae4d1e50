package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/i18n"
)

// The exit codes.
const (
	exitDone   = 0
	exitNo     = 1
	exitUsage  = 2
	exitFailed = 3
)

// Program is what main hands over.
type Program struct {
	Version string
	// Name is what the person typed to start the program; empty: "intendant".
	Name   string
	Assets fs.FS // the built page: index.html and what it loads
	// Window opens the window and returns when it was closed.
	Window func(ctx context.Context, w Window) error
	Stdout io.Writer // nil: the process's
	Stderr io.Writer // nil: the process's
}

// Window is what a window shows.
type Window struct {
	Core     *core.Core
	Set      *desktop.Set    // what to bind
	Language string          // to begin with
	Focus    <-chan struct{} // asks the window to come to the front
}

// flags are the command line.
type flags struct {
	Help helpFlag `help:"${help_help}" short:"h"`

	Data           string `help:"${help_data}"            placeholder:"DIR"      type:"path"`
	Lang           string `help:"${help_lang}"            placeholder:"LANGUAGE"`
	JSON           bool   `help:"${help_json}"            name:"json"`
	PassphraseFile string `help:"${help_passphrase_file}" placeholder:"FILE"     type:"path"`

	Window     windowCommand     `cmd:"" default:"1"               help:"${help_window}"`
	Serve      serveCommand      `cmd:"" help:"${help_serve}"`
	Gateway    gatewayCommand    `cmd:"" help:"${help_gateway}"`
	Demo       demoCommand       `cmd:"" help:"${help_demo}"`
	Doctor     doctorCommand     `cmd:"" help:"${help_doctor}"`
	Version    versionCommand    `cmd:"" help:"${help_version}"`
	Completion completionCommand `cmd:"" help:"${help_completion}"`
}

// run is one run of the program.
type run struct {
	Program

	flags    *flags
	parser   *kong.Kong
	language string
	//nolint:containedctx // kong's commands take no context
	ctx context.Context
}

// errNo is the answer no, said already.
var errNo = errors.New("cli: no")

// Main runs the command line and returns the exit code.
func Main(args []string, p Program) int {
	if p.Stdout == nil {
		p.Stdout = os.Stdout
	}
	if p.Stderr == nil {
		p.Stderr = os.Stderr
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, p)
}

// Run is Main until ctx is done.
func Run(ctx context.Context, args []string, p Program) int {
	r := &run{Program: p, flags: &flags{}, language: languageOf(args), ctx: ctx}
	command, err := r.parse(args)
	if errors.Is(err, errHelped) {
		return exitDone
	}
	if err != nil {
		return r.usage(err)
	}
	if tag := r.flags.Lang; tag != "" && !i18n.Speaks(tag) {
		return r.outcome(&misuse{"language", []string{"Language", tag, "Languages", strings.Join(i18n.Languages, ", ")}})
	}
	return r.outcome(command.Run(r))
}

func (r *run) parse(args []string) (*kong.Context, error) {
	var err error
	r.parser, err = kong.New(r.flags, kong.Name("intendant"), kong.NoDefaultHelp(), kong.Bind(r), r.texts(),
		kong.Writers(r.Stdout, r.Stderr), kong.Help(r.help))
	if err != nil {
		return nil, err
	}
	return r.parser.Parse(args)
}
