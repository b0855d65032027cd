package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/reports/result"
)

// version is the release; builds from source say which commit they are.
const version = "0.1.0"

func tool() result.Tool {
	t := result.Tool{Name: "mcpconform", Version: version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return t
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			t.Commit = s.Value
		}
	}
	return t
}

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: nothing,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(s.out, built())
			return err
		},
	}
}

// built says which mcpconform this is, in one line.
func built() string {
	t := tool()
	return strings.TrimSpace(t.Name + " " + t.Version + " " + t.Commit)
}
