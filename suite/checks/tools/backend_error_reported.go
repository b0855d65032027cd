package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-error.reported",
	Title:  "a tool whose backend answers 500 says that it failed",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Error Handling"), spec.MCP20260728.Tools.S("Error Handling")),
	Covers: []string{"TL-11"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"backend-error-uncaught"},
	Serial: true,
	Fix:    "Catch what a call of the backend throws, and answer with a result that has isError and a sentence for the user; never with a 5xx of your own.",
	Why:    "The host shows a broken connector, and the model cannot tell the user what happened.",
	Run: func(ctx context.Context, c *check.C) {
		reported(ctx, c, "error")
	},
})

// reported demands that the tools which cannot do without the backend say so, in time, while it is in that
// state.
func reported(ctx context.Context, c *check.C, state string) {
	b := working(ctx, c)
	b.narrow(ctx)
	b.in(ctx, b.backend(), state, func(_ call, then *client.RPC) bool {
		toldInTime(c, then)
		return true
	})
}
