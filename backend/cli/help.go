package cli

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// errHelped ends a run whose help was asked for.
var errHelped = errors.New("cli: help was given")

// helpFlag is --help. Unlike kong's own it doesn't end the process.
type helpFlag bool

// IgnoreDefault makes kong call the hook only when the flag was given.
func (helpFlag) IgnoreDefault() {}

// BeforeReset comes before kong finds fault with the rest of the line.
func (helpFlag) BeforeReset(c *kong.Context, r *run) error {
	if err := r.help(kong.HelpOptions{}, c); err != nil {
		return err
	}
	return errHelped
}

// help prints the help of the selected command, or of all. kong's own would
// mix English into it.
func (r *run) help(_ kong.HelpOptions, c *kong.Context) error {
	node := c.Selected()
	if node == nil || node.Name == "window" {
		node = r.parser.Model.Node
	}
	out := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	usage := "intendant"
	if node.Parent != nil {
		usage = node.FullPath()
	}
	var usageSb41 strings.Builder
	for _, p := range node.Positional {
		usageSb41.WriteString(" " + strings.ToUpper(p.Name))
	}
	usage += usageSb41.String()
	fmt.Fprintf(out, "%s\n\n", r.text("help.usage", "Usage", usage))
	if node.Parent != nil {
		fmt.Fprintf(out, "%s\n", node.Help)
	}
	r.helpCommands(out, node)
	fmt.Fprintf(out, "\n%s\n", r.text("help.flags"))
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			fmt.Fprintf(out, "  %s\t%s\n", flagName(f), f.Help)
		}
	}
	return out.Flush()
}

func (r *run) helpCommands(out *tabwriter.Writer, node *kong.Node) {
	if len(node.Children) == 0 {
		return
	}
	fmt.Fprintf(out, "%s\n", r.text("help.commands"))
	for _, child := range node.Children {
		name := "intendant " + child.Name
		if child.Name == "window" {
			name = "intendant"
		}
		fmt.Fprintf(out, "  %s\t%s\n", name, child.Help)
	}
}

func flagName(f *kong.Flag) string {
	if f.IsBool() {
		return "--" + f.Name
	}
	if f.PlaceHolder == "" {
		return "--" + f.Name + " " + strings.ToUpper(f.Name)
	}
	return "--" + f.Name + " " + f.PlaceHolder
}
