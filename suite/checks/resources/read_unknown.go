package resources

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	// noSuchResource is a URI that no server will have, nor a template of one match.
	noSuchResource = "mcpconform://there-is-no-such-resource"
	invalidParams  = -32602
)

var _ = check.Define(check.Check{
	ID:     "resources.read.unknown",
	Title:  "reading a resource that does not exist is an error: -32602 in MCP 2026-07-28",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Resources.S("Error Handling"), spec.MCP20260728.Resources.S("Error Handling")),
	Covers: []string{"RS-02"},
	Needs:  check.Needs(fixture.Resources, fixture.Bearer),
	Faults: []string{"unknown-resource-empty", "error-code-retired"},
	Fix:    "Answer resources/read for a URI you do not have with the JSON-RPC error -32602 (-32002 before MCP 2026-07-28), never with empty contents.",
	Why:    "The host takes what comes for the resource, and shows an empty page.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("read a resource that no list names")
		answer := c.Host().ReadResource(ctx, fixture.Bearer.From(c), noSuchResource)
		c.Expect(answer).To(expect.RPCError()) // of the older versions SDKs have four codes; -32002 is a SHOULD there
		if c.Host().Session.Version >= spec.July2026 {
			c.Expect(answer).To(expect.RPCError(invalidParams))
		}
	},
})
