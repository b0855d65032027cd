package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.oidc.pkce-s256",
	Title:  "an OpenID configuration advertises PKCE with S256 as well",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Authorization Code Protection"),
		spec.MCP20260728.AuthorizationSecurity.S("Authorization Code Protection")),
	Covers: []string{"AD-13"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.OpenIDConfiguration),
	Faults: []string{"oidc-s256-not-advertised"},
	Fix:    `Add "code_challenge_methods_supported": ["S256"] to the OpenID configuration too; the member is not one of OpenID's own.`,
	Why:    "Which of the two documents is read is up to the client: one that reads this one has to take the server for one without PKCE, and stops.",
	Run: func(_ context.Context, c *check.C) {
		doc := fixture.OpenIDConfiguration.From(c)
		c.Step("read code_challenge_methods_supported of " + doc.URL)
		methods, present := stringsOf(doc.Doc, "code_challenge_methods_supported")
		saw := expect.Claim{
			Holds: slices.Contains(methods, "S256"), Saw: written("code_challenge_methods_supported", methods, present), From: doc.Response,
		}
		want := expect.True("code_challenge_methods_supported with S256")
		if doc == fixture.ServerMetadata.From(c).Used { // then it is the document at which the host stops, which is judged there
			c.Given(saw).To(want, "discovery.as.pkce-s256")
		}
		c.Expect(saw).To(want)
	},
})
