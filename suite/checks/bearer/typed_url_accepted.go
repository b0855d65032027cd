package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.typed-url.accepted",
	Title:  "a token that is issued for the URL the user typed is accepted there",
	Level:  check.Must,
	Impact: check.Degrades, // ChatGPT sends what the metadata names; see bearer.fresh.accepted
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Resource Parameter Implementation"),
		spec.MCP20251125.Authorization.S("Canonical Server URI"), spec.MCP20251125.Authorization.S("Token Requirements")),
	Covers: []string{"BU-01"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"typed-url-locked-out"},
	Fix: "Let the MCP endpoint accept tokens whose audience is its own URL, and name that URL as resource in its metadata; or do not " +
		"issue tokens for it (invalid_target).",
	Why: "A host that asks for a token for the URL that the user typed, as MCP tells it to, logs in and is refused with what it got.",
	Run: func(ctx context.Context, c *check.C) {
		typed := c.Host().Target.URL.String()
		token := fixture.Token.From(c)
		works(ctx, c, token.Access)
		if token.Grant == nil {
			c.NotApplicable("a ready token was given, and nobody knows for which resource")
		}
		if token.Grant.Resource != typed {
			c.OffPath()
			c.Step("sign in for " + typed)
			token = issuedFor(ctx, c, typed)
			c.Step("use that token")
		}
		c.Expect(c.Host().Present(ctx, token.Access)).To(expect.Admitted())
	},
})

// issuedFor ends the check where no token is issued for the resource: that the server then has another
// name is for its metadata to say.
func issuedFor(ctx context.Context, c *check.C, resource string) *client.Token {
	_, grant := c.Host().TryAuthorize(ctx, client.With("resource", resource), client.Resume())
	if grant.Code == "" {
		c.NotApplicable("no token is issued for %s, which is not what the metadata names", resource)
	}
	answer := c.Host().Redeem(ctx, grant)
	token, err := c.Host().ParseToken(answer, grant)
	if err != nil {
		c.Given(answer).To(expect.ClientError(), "token")
		c.NotApplicable("no token is issued for %s, which is not what the metadata names", resource)
	}
	return token
}
