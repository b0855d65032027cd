package scope

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "scope.step-up.united",
	Title:  "a login for one scope more keeps those that were granted before",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("3.2.3"), spec.OAuth21.S("1.4.1"),
		spec.MCP20260728.Authorization.S("Step-Up Authorization Flow")),
	Covers: []string{"SC-08"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Tools),
	Faults: []string{"scope-step-up-forgets"},
	Fix:    "Grant all that the request asks for and the user allows, also what an earlier grant had; remembered consent may shorten the question, never the grant.",
	Why:    "What worked before the second login is refused after it, and the user is sent from one login to the next.",
	Run: func(ctx context.Context, c *check.C) {
		d := demanding(c)
		token := d.stepUp(ctx, c, d.asked(ctx, c))
		lost := without(d.granted, grantedTo(token))
		c.Expect(expect.Claim{Holds: len(lost) == 0, Saw: "a token without " + strings.Join(lost, " "), From: token.Response}).
			To(expect.True("a token with the scopes granted before and the new one"))
	},
})
