package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/spelling"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "explain ID", Short: "Explain a check: rule, source, why it matters, how to mend it",
		Args: exactly("the id of a check, as mcpconform list shows it"),
		RunE: func(_ *cobra.Command, args []string) error {
			k, ok := check.ByID(args[0])
			if !ok {
				return config.Usagef("%s", unknownCheck(args[0]))
			}
			return explain(s, k)
		},
	}
}

// unknownCheck says what an id is that is none of a check, as far as that can be told.
func unknownCheck(id string) string {
	var ids, catching []string
	for _, k := range check.All() {
		ids = append(ids, k.ID)
		if slices.Contains(k.Faults, id) {
			catching = append(catching, k.ID)
		}
	}
	if len(catching) > 0 {
		return fmt.Sprintf("%q is a planted fault; what it breaks is explained by mcpconform explain %s", id, strings.Join(catching, ", or "))
	}
	if near := spelling.Nearest(id, ids, len(id)/2); near != "" {
		return fmt.Sprintf("there is no check %q; did you mean %s?", id, near)
	}
	return fmt.Sprintf("there is no check %q; mcpconform list shows them all", id)
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
