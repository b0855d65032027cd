package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "explain ID", Short: "Explain a check: rule, source, why it matters, how to mend it",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			k, ok := check.ByID(args[0])
			if !ok {
				return config.Usagef("there is no check %q%s", args[0], nearestCheck(args[0]))
			}
			return explain(s, k)
		},
	}
}

func nearestCheck(id string) string {
	best, distance := "", len(id)/2+1
	for _, k := range check.All() {
		if d := levenshtein(id, k.ID); d < distance {
			best, distance = k.ID, d
		}
	}
	if best == "" {
		return "; mcpconform list shows them all"
	}
	return "; did you mean " + best + "?"
}

func explain(s streams, k *check.Check) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n  %s\n\n", k.ID, k.Title)
	fmt.Fprintf(&b, "Level    %s   (impact: %s, basis: %s)\n", k.Level, k.Impact, k.Basis)
	if k.Why != "" {
		fmt.Fprintf(&b, "Why      %s\n", k.Why)
	}
	fmt.Fprintf(&b, "Fix      %s\n", k.Fix)
	for _, r := range k.Refs {
		fmt.Fprintf(&b, "Source   %s  %s\n", r.Title(), r.URL())
	}
	fmt.Fprintf(&b, "Covers   %s\n", strings.Join(k.Covers, ", "))
	fmt.Fprintf(&b, "Proof    mcpconform self --fault %s\n", k.Faults[0])
	_, err := fmt.Fprint(s.out, b.String())
	return err
}
