package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.scope",
	Title:  "the challenge of a server that has scopes says which are needed",
	Level:  check.Should,
	Impact: check.None, // without it the host takes what the metadata lists
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Protected Resource Metadata Discovery Requirements"),
		spec.MCP20260728.Authorization.S("Scope Selection Strategy"), spec.RFC6750.S("3")),
	Covers: []string{"RD-15"},
	Needs:  check.Needs(fixture.Challenge, fixture.ResourceMetadata),
	Faults: []string{"challenge-without-scope"},
	Fix:    `Add scope="…" with the scopes that the request needs, separated by spaces, to the Bearer challenge of the 401.`,
	Why:    "A host asks for the scopes of the challenge first; without them it asks for all that the metadata lists, or for none.",
	Run: func(_ context.Context, c *check.C) {
		probed := readable(c)
		used := fixture.ResourceMetadata.From(c).Used
		if probed.Challenge.Scope == "" && (used == nil || len(used.ScopesSupported) == 0) {
			c.NotApplicable("neither the metadata nor the challenge speaks of scopes")
		}
		c.Step("read scope in the challenge")
		c.Expect(expect.Claim{Holds: probed.Challenge.Scope != "", Saw: describeChallenge(probed), From: probed.Response}).
			To(expect.True("a challenge with scope"))
	},
})
