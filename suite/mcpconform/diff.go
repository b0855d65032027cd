package main

import (
	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/reports/compare"
	"github.com/mcpconform/mcpconform/reports/diagnose"
	"github.com/mcpconform/mcpconform/reports/render"
	"github.com/mcpconform/mcpconform/suite/config"
)

func newDiff(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "diff OLD.json NEW.json", Short: "Say what changed between two runs; exit status 1 if something got worse",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return config.Usagef("%s takes two arguments, the run.json of an earlier and of a later run; it was given %d", cmd.Name(), len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			before, err := read(args[0])
			if err != nil {
				return err
			}
			now, err := read(args[1])
			if err != nil {
				return err
			}
			diagnose.Run(before) // by the rules of today, so that no cause is new because its rule is
			diagnose.Run(now)
			d := compare.Runs(before, now)
			if err := render.Diff(s.out, d, terminal(s.out, &config.Config{})); err != nil {
				return err
			}
			if d.GotWorse() {
				return exit(1)
			}
			return nil
		},
	}
}
