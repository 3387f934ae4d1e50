package cli

import (
	_ "embed"
	"strings"
	"text/template"

	"github.com/alecthomas/kong"
)

// completionCommand prints what a shell needs to complete this command line.
type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"${help_shell}"`
}

//go:embed completion.tmpl
var completionText string

var completionTemplate = template.Must(template.New("completion").
	Funcs(template.FuncMap{"quote": quote}).Parse(completionText))

// Run is called by kong.
func (c completionCommand) Run(r *run) error {
	return completionTemplate.ExecuteTemplate(r.Stdout, c.Shell, commandsOf(r.parser.Model.Node))
}

// completed is a command as completion knows it; the first one is the program
// without a command.
type completed struct {
	Name, Help string
	Flags      []*kong.Flag
	Words      []string
}

func commandsOf(root *kong.Node) []completed {
	all := []completed{{Flags: root.Flags}}
	for _, node := range root.Children {
		if node.Name == "window" {
			continue
		}
		one := completed{Name: node.Name, Help: node.Help, Flags: append(node.Flags, root.Flags...)}
		for _, p := range node.Positional {
			one.Words = append(one.Words, p.EnumSlice()...)
		}
		all = append(all, one)
	}
	return all
}

// quote makes a text one word of any of the shells.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", `'"'"'`) + "'" }
