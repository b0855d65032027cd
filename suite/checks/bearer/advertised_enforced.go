package bearer

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.advertised.enforced",
	Title:  "a server that publishes OAuth metadata asks for a login somewhere",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Inferred, // it may be meant so, and the metadata be what is too much
	Refs:   spec.Refs(spec.RFC9728.S("1"), spec.MCP20251125.Authorization.S("Token Requirements")),
	Covers: []string{"BU-29"},
	Needs:  check.Needs(fixture.Challenge, fixture.ResourceMetadata),
	Faults: []string{"oauth-enforced-nowhere"},
	Fix: "Put the check of the token in front of the MCP endpoint or of the tools that need it; if everybody is meant to use " +
		"them, answer 404 at the well-known locations of OAuth.",
	Why: "The owner takes the tools for protected, and strangers use them; or users are asked to sign in for nothing.",
	Run: func(_ context.Context, c *check.C) {
		probed := fixture.Challenge.From(c)
		if !probed.NoLogin() { // it asked for one: at once, or when a tool was called
			return
		}
		for _, t := range probed.Listed {
			if !forAll(&t, probed.Answered) {
				c.NotApplicable("the server answers without a token; that the tool %s does too was not tried or is not the case", t.Name)
			}
		}
		if len(probed.Listed) == 0 {
			c.NotApplicable("the server answers without a token, but lists no tools then")
		}
		c.Step("call tools without a token, and read what they say of a login")
		c.Expect(expect.Claim{Holds: false, Saw: "every tool is for everybody", From: probed.Response}).
			To(expect.True("a tool that asks for a login"))
	},
})

// forAll reports a tool to which a login means nothing: it says so, or says nothing and worked without.
func forAll(t *client.Tool, answered []string) bool {
	schemes := t.SecuritySchemes()
	if slices.ContainsFunc(schemes, func(s client.Scheme) bool { return s.Type != "noauth" }) {
		return false
	}
	return len(schemes) > 0 || slices.Contains(answered, t.Name)
}
