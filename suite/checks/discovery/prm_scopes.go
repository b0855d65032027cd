package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.scopes",
	Title:  "the metadata lists the scopes of a server that has scopes",
	Level:  check.Should, // RECOMMENDED
	Impact: check.None,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.RFC9728.S("2"), spec.MCP20251125.Authorization.S("Scope Selection Strategy"),
		spec.OpenAI.Authentication.S("Host protected resource metadata on your MCP server")),
	Covers: []string{"RD-12"},
	Needs:  check.Needs(fixture.Challenge, fixture.ResourceMetadata),
	Faults: []string{"prm-scopes-missing"},
	Fix:    `Add "scopes_supported" with the scopes that basic use needs to the protected resource metadata.`,
	Why:    "It is what a host asks for where no challenge tells it, and helps it to explain to the user what is asked.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("read scopes_supported")
		scopes, present := stringsOf(used.Doc, "scopes_supported")
		challenge := fixture.Challenge.From(c).Challenge
		if !present && (challenge == nil || challenge.Scope == "") {
			c.NotApplicable("neither the metadata nor the challenge speaks of scopes")
		}
		c.Expect(expect.Claim{Holds: len(scopes) > 0, Saw: written("scopes_supported", scopes, present), From: used.Response}).
			To(expect.True("scopes_supported"))
	},
})
