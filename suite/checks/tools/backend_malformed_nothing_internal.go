package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-malformed.nothing-internal",
	Title:  "a tool whose backend answers nonsense does not pass on the error of its parser",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("1.4"), spec.MCP20251125.Authorization.S("Access Token Privilege Restriction"),
		spec.MCP20251125.Tools.S("Security Considerations")),
	Covers: []string{"BU-22"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"parser-error-passed-on"},
	Serial: true,
	Fix:    "Answer with a sentence of your own; keep the error of the parser, which quotes what came, for the log.",
	Why:    "The error tells the user nothing, and others which backend, format and library there are.",
	Run: func(ctx context.Context, c *check.C) {
		discreet(ctx, c, "malformed", "tools.backend-malformed.reported")
	},
})
