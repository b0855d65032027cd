package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// noVersion is one that MCP never had.
const noVersion = "1900-01-01"

var _ = check.Define(check.Check{
	ID:     "lifecycle.version.offered",
	Title:  "initialize with a version that the server does not know is answered with one that it does",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Lifecycle.S("Version Negotiation")),
	Covers: []string{"LC-03"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"initialize-echoes-version"},
	Fix: "Compare the protocolVersion of initialize with the versions you speak and answer with your latest where it is none of them; do not " +
		"repeat what was asked for.",
	Why: "A client of a later version takes the echo for a promise, and sends what the server does not understand.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("send initialize in the host's version")
		known, session := c.Host().Initialize(ctx, bearer)
		letIn(c, known)
		answered(c, known, session)
		c.Step("send initialize in a version that never was")
		answer := initializeIn(ctx, c, bearer, noVersion)
		if len(refusedFor(answer)) > 0 { // as the specification's own example of an error does
			return
		}
		c.Expect(answer).To(expect.RPCResult())
		c.Expect(expect.Claim{
			Holds: version(answer) != noVersion && version(answer) != "", Saw: "protocolVersion " + version(answer), From: answer,
		}).To(expect.True("a version of MCP"))
	},
})
