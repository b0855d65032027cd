package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.privy-slow.in-time",
	Title:  "a tool that waits for the login provider says so, in time",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.MCP20251125.Tools.S("Error Handling"),
		spec.MCP20251125.Tools.S("Security Considerations"), spec.OpenAI.Troubleshooting.S("Server-side issues")),
	Covers: []string{"TL-11"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"privy-awaited-forever"},
	Serial: true,
	Fix:    "Give the exchange for the Privy token, and each request to Privy, a deadline of a few seconds, and answer with isError when it passes.",
	Why:    "One slow provider makes every tool hang that acts in the name of the user.",
	Run: func(ctx context.Context, c *check.C) {
		slowly(ctx, c, (*backed).privy)
	},
})
