package jwt

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
	ID:     "jwt.aud.resource",
	Title:  "an access token is for the resource that was asked for",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.RFC9068.S("3"), spec.RFC8707.S("2"),
		spec.MCP20251125.Authorization.S("Token Audience Binding and Validation"),
		spec.OpenAI.Authentication.S("Echo the resource parameter throughout the OAuth flow")),
	Covers: []string{"JW-05", "TK-26"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"aud-of-the-client"},
	Fix:    "Put the resource parameter of the request into aud, and let the MCP server accept only tokens whose aud names it.",
	Why: "A token that does not say for whom it is good is good everywhere: a server it is sent to can use it at the " +
		"others of the same issuer, as the user.",
	Run: func(_ context.Context, c *check.C) {
		token, grant := read(c), issued(c).Grant
		asked := grant.Resource
		if asked == "" {
			c.NotApplicable("no resource was asked for")
		}
		named := audience(token)
		c.Expect(expect.Claim{
			Holds: slices.ContainsFunc(named, func(a string) bool { return same(a, asked) }),
			Saw:   "aud: " + list(spoken(named, grant.Client)), From: from(c),
		}).To(expect.True("aud: " + asked))
	},
})

// spoken puts a word for the client's id, which means nothing to a reader.
func spoken(named []string, of *client.Registration) []string {
	said := slices.Clone(named)
	for i, a := range said {
		if of != nil && a == of.ClientID {
			said[i] = "the client"
		}
	}
	return said
}
