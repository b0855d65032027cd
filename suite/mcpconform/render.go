package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/config"
)

func newRender(s streams) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "render run.json", Short: "Draw the report of an earlier run again", Args: exactly("the run.json of a run"),
		RunE: func(_ *cobra.Command, args []string) error {
			run, err := read(args[0])
			if err != nil {
				return err
			}
			diagnose.Run(run)
			if out != "" {
				if err := render.Folder(out, run); err != nil {
					return config.Usagef("the report cannot be written: %v", err)
				}
			}
			return show(run, render.Options{Report: reportIn(out)}, s)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "folder to write the report to; without it, the terminal only")
	return cmd
}

// read reads a run.json, or that of a folder which a run has written.
func read(path string) (*result.Run, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "run.json")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, config.Usagef("the run cannot be read: %v", err)
	}
	defer func() { _ = f.Close() }()
	run, err := result.Read(f)
	if err != nil {
		return nil, config.Usagef("%s: %v", path, err)
	}
	for i := range run.Journey {
		if s := &run.Journey[i]; s.Screenshot != "" && filepath.IsLocal(s.Screenshot) {
			s.Picture, _ = os.ReadFile(filepath.Join(filepath.Dir(path), s.Screenshot)) // it may have been taken away
		}
	}
	return run, nil
}
