package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-malformed.reported",
	Title:  "a tool whose backend answers nonsense says that it failed",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Error Handling"), spec.MCP20260728.Tools.S("Error Handling")),
	Covers: []string{"TL-11"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"malformed-taken-as-empty"},
	Serial: true,
	Fix:    "Treat an answer of the backend that cannot be read as a failure: a result with isError, not an empty result.",
	Why:    "The model tells the user that nothing was found, when nothing was looked at.",
	Run: func(ctx context.Context, c *check.C) {
		reported(ctx, c, "malformed")
	},
})
