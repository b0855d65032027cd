package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.scopes",
	Title:  "the authorization server of a resource that has scopes lists scopes",
	Level:  check.Should, // RECOMMENDED; which of them it lists is its own affair
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2")),
	Covers: []string{"AD-19"},
	Needs:  check.Needs(fixture.Challenge, fixture.ResourceMetadata, fixture.ServerMetadata),
	Faults: []string{"as-scopes-missing"},
	Fix:    `Add "scopes_supported" with the scopes that clients may ask for to the authorization server metadata.`,
	Why:    "Some hosts, Codex among them, ask for the scopes that the authorization server lists, and for none where it lists none.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		scopes, present := stringsOf(used.Doc, "scopes_supported")
		if !present && !resourceHasScopes(c) {
			c.NotApplicable("neither the resource nor the authorization server speaks of scopes")
		}
		c.Step("read scopes_supported")
		c.Expect(expect.Claim{Holds: len(scopes) > 0, Saw: written("scopes_supported", scopes, present), From: used.Response}).
			To(expect.True("scopes_supported"))
	},
})

func resourceHasScopes(c *check.C) bool {
	challenge, resource := fixture.Challenge.From(c).Challenge, fixture.ResourceMetadata.From(c).Used
	return challenge != nil && challenge.Scope != "" || resource != nil && len(resource.ScopesSupported) > 0
}
