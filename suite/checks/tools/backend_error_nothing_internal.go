package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-error.nothing-internal",
	Title:  "a tool whose backend answers 500 does not pass on what it said",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("1.4"), spec.MCP20251125.Authorization.S("Access Token Privilege Restriction"),
		spec.MCP20251125.Tools.S("Security Considerations")),
	Covers: []string{"BU-22"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"backend-body-passed-on"},
	Serial: true,
	Fix:    "Never put the body of a failed answer into a result: log it under an id, and answer with a sentence of your own and that id.",
	Why:    "The page of a framework that broke down holds paths, queries and stack traces: a map for an attacker.",
	Run: func(ctx context.Context, c *check.C) {
		discreet(ctx, c, "error", "tools.backend-error.reported")
	},
})
