package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/launch"
)

//go:embed mcpconform.yaml.tmpl
var fileText string

var fileTemplate = template.Must(template.New(config.FileName).Parse(fileText))

func newInit(s streams) *cobra.Command {
	var cfg config.Config
	var schema bool
	run := pflag.NewFlagSet("run", pflag.ContinueOnError)
	cfg.Bind(run)
	cmd := &cobra.Command{
		Use: "init [URL]", Short: "Look at a server and write a commented " + config.FileName + " for it", Args: atMostOne("the URL of an MCP endpoint"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				text, err := config.Schema()
				if err == nil {
					_, err = s.out.Write(text)
				}
				return err
			}
			return initialize(cmd.Context(), &cfg, args, run, s)
		},
	}
	for _, name := range []string{"ca-file", "insecure", "timeout"} {
		cmd.Flags().AddFlag(run.Lookup(name))
	}
	cmd.Flags().StringVar(&cfg.File, "config", config.FileName, "the file to write")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON schema of the file instead")
	return cmd
}

// initialize looks at the target, if there is one, and writes the file; it never overwrites one.
func initialize(ctx context.Context, cfg *config.Config, args []string, flags *pflag.FlagSet, s streams) error {
	if cfg.File == "" {
		return config.Usagef("--config is empty; name the file to write")
	}
	if _, err := os.Lstat(cfg.File); err == nil {
		return occupied(cfg.File)
	}
	var seen *launch.Seen
	var err error
	if looking := len(args) > 0 && args[0] != config.Self; looking {
		if seen, err = look(ctx, cfg, args[0]); err != nil {
			return err
		}
	}
	if beside, err := filepath.Rel(filepath.Dir(cfg.File), cfg.CAFile); err == nil && cfg.CAFile != "" {
		cfg.CAFile = beside
	}
	d := blank(flags)
	if seen != nil {
		d.about(args[0], seen)
	}
	text, err := d.text()
	if err != nil {
		return err
	}
	if err := create(cfg.File, text); err != nil {
		return err
	}
	said := append([]string{cfg.File + " was written."}, d.Seen...)
	_, err = fmt.Fprintln(s.out, strings.Join(append(said, d.next), "\n"))
	return err
}

func look(ctx context.Context, cfg *config.Config, target string) (*launch.Seen, error) {
	seen, err := launch.Look(ctx, cfg, target)
	if err == nil && seen.Probed == nil {
		err = config.Usagef("%s: %s; nothing was written (mcpconform init without a URL writes a file to fill in)", target, seen.Steps[0].Title)
	}
	return seen, err
}

// create writes a file that does not exist yet.
func create(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return occupied(path)
	}
	if err != nil {
		return config.Usagef("the configuration file cannot be written: %v", err)
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

func occupied(path string) error {
	return config.Usagef("%s is there already and is not overwritten; move it away, or name another by --config", path)
}
