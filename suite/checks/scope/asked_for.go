package scope

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "scope.step-up.asked-for",
	Title:  "a tool that needs a scope which the token lacks asks for it",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Runtime Insufficient Scope Errors"),
		spec.MCP20260728.Authorization.S("Scope Challenge Handling"), spec.RFC6750.S("3.1")),
	Covers: []string{"SC-01", "SC-02"},
	Needs:  check.Needs(fixture.Token, fixture.Tools),
	Faults: []string{"scope-not-enforced", "scope-refused-401"},
	Fix: `Compare the scopes of the token with those of the tool before it runs, and answer 403 with WWW-Authenticate: Bearer ` +
		`error="insufficient_scope", scope="…", resource_metadata="…". A scope that a tool can do without does not belong into its securitySchemes.`,
	Why: "The user is not offered to allow what is missing: the tool just fails, or does what was never allowed.",
	Run: func(ctx context.Context, c *check.C) {
		d := demanding(c)
		answer := d.call(ctx, c)
		if worked, _ := expect.ToolResult().Match(answer); worked && d.implied() {
			c.NotApplicable("%s works, and a scope that was granted may include the one it names", d.tool)
		}
		c.Expect(claim(answer)).To(asksForMore)
	},
})
