package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
	"github.com/mcpconform/mcpconform/suite/spelling"
)

// streams are where a command writes, and how it reaches the network.
type streams struct {
	out, err io.Writer
	network  launch.Network
}

// exit is an error that stands for an exit status; what was to be said has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// execute runs a command line and returns its exit status.
func execute(ctx context.Context, args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var code exit
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	default:
		fmt.Fprintf(s.err, "mcpconform: %s\n", sentence(root, err))
		return 2
	}
}

func newRoot(s streams) *cobra.Command {
	var cfg config.Config
	root := &cobra.Command{
		Use:   "mcpconform [URL|self]",
		Short: "Plays ChatGPT against an MCP server, finds why it cannot connect, and says what to change",
		Example: "  mcpconform https://mcp.example.com/mcp\n" +
			"  MCPCONFORM_LOGIN_CODE=123456 mcpconform https://mcp.example.com/mcp --user me@example.com\n" +
			"  mcpconform self --fault code-reuse",
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              oneTarget,
		RunE: func(cmd *cobra.Command, args []string) error {
			return conform(cmd.Context(), &cfg, args, cmd.Flags(), s)
		},
	}
	cfg.Bind(root.Flags())
	root.Version = built()
	root.Flags().Bool("version", false, "print the version")
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetHelpCommand(newHelp(root))
	root.AddCommand(newServe(s), newList(s), newExplain(s), newRender(s), newDiff(s), newInit(s), newVersion(s))
	return root
}

// newHelp is cobra's own, but that a command which does not exist is no reason to print all of them.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: "Help about any command", Args: atMostOne("the name of a command"),
		RunE: func(_ *cobra.Command, args []string) error {
			found, _, err := root.Find(args)
			if err != nil || found == root && len(args) > 0 {
				return config.Usagef("there is no command %q (see mcpconform --help)", args[0])
			}
			return found.Help()
		},
	}
}

// oneTarget accepts one argument or, where a file names the target, none, and recognises a mistyped verb: cobra suggests nothing
// where the root command takes an argument itself.
func oneTarget(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return nil
	case 1:
		if meant := verb(cmd, args[0]); meant != "" {
			return config.Usagef("%q is neither a URL nor a command; did you mean %q?", args[0], meant)
		}
		return nil
	default:
		return config.Usagef("one target at a time: %q is one too many", args[1])
	}
}

// verb returns the command or keyword that a word without any URL character resembles.
func verb(cmd *cobra.Command, word string) string {
	if word == config.Self || strings.TrimSpace(word) == "" || strings.ContainsAny(word, ":/.") {
		return ""
	}
	verbs := []string{config.Self}
	for _, c := range cmd.Commands() {
		verbs = append(verbs, c.Name())
	}
	for _, v := range verbs {
		if strings.HasPrefix(v, word) || strings.HasPrefix(word, v) {
			return v
		}
	}
	return spelling.Nearest(word, verbs, len(word)/2)
}

// sentence turns an error into the one sentence the user reads.
func sentence(root *cobra.Command, err error) string {
	text := err.Error()
	if flag, unknown := strings.CutPrefix(text, "unknown flag: --"); unknown {
		switch near := spelling.Nearest(flag, flagNames(root), 2); near {
		case "":
			return fmt.Sprintf("there is no flag --%s (see mcpconform --help)", flag)
		case flag:
			return fmt.Sprintf("this command has no flag --%s; another has (see --help of each)", flag)
		default:
			return fmt.Sprintf("there is no flag --%s; did you mean --%s?", flag, near)
		}
	}
	var absent *pflag.ValueRequiredError
	if errors.As(err, &absent) && absent.GetFlag() != nil {
		return fmt.Sprintf("--%s needs a value after it (see mcpconform --help)", absent.GetFlag().Name)
	}
	var short *pflag.NotExistError
	if errors.As(err, &short) {
		return fmt.Sprintf("there is no flag -%s (see mcpconform --help)", short.GetSpecifiedShortnames())
	}
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		return fmt.Sprintf("--%s %q cannot be used; give %s", wrong.GetFlag().Name, wrong.GetValue(), config.Wants(wrong.GetFlag()))
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// flagNames are the flags of all commands.
func flagNames(root *cobra.Command) []string {
	var names []string
	see := func(f *pflag.Flag) { names = append(names, f.Name) }
	root.Flags().VisitAll(see)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(see)
	}
	return names
}

// nothing accepts no argument.
func nothing(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return config.Usagef("%s takes no argument: %q is one too many", cmd.Name(), args[0])
	}
	return nil
}

// atMostOne accepts one argument of a command, or none.
func atMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return config.Usagef("%s takes one argument, %s: %q is one too many", cmd.Name(), what, args[1])
		}
		return nil
	}
}

// exactly accepts one argument of a command, and says what it is where another number was given.
func exactly(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return config.Usagef("%s takes one argument, %s; it was given %d", cmd.Name(), what, len(args))
		}
		return nil
	}
}
