package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.iss-advertised",
	Title:  "an authorization server that returns iss says so",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC9207.S("2.3"), spec.RFC9207.S("3"), spec.MCP20260728.Authorization.S("Authorization Response Validation"),
		spec.OpenAI.Authentication.S("Protect callbacks with issuer identification")),
	Covers: []string{"AD-20"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Login),
	Faults: []string{"iss-not-advertised"},
	Fix:    `Add "authorization_response_iss_parameter_supported": true to the authorization server metadata.`,
	Why:    "Only then does ChatGPT use its stable redirect URI, and only then can a client notice that iss is missing.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		grant := fixture.Login.From(c).Grant
		if grant.Iss == "" && !used.IssParameter {
			c.NotApplicable("the authorization response has no iss, and the metadata promises none")
		}
		if grant.Iss == "" {
			c.Block("authorize.iss.returned", "the authorization response lacks the iss that the metadata promises")
		}
		c.Step("compare the authorization response with the metadata")
		c.Expect(expect.Claim{
			Holds: used.IssParameter, Saw: "an authorization response with iss, of which the metadata says nothing", From: used.Response,
		}).To(expect.True("authorization_response_iss_parameter_supported: true"))
	},
})
