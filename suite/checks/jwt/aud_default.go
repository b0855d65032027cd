package jwt

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.aud.default",
	Title:  "an access token has an audience also where none was asked for",
	Level:  check.Should, // a MUST of RFC 9068, which MCP leaves to the server
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("3")),
	Covers: []string{"JW-13"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"aud-only-if-asked"},
	Fix:    "Where a request names no resource, put a default one into aud: that of the MCP server, if it is the only one.",
	Why:    "Hosts of an older MCP version send no resource; their tokens then are for nobody, or for everybody.",
	Run: func(ctx context.Context, c *check.C) {
		profile(c, read(c))
		c.Step("sign in without naming a resource")
		_, grant := c.Host().TryAuthorize(ctx, client.Without("resource"), client.Resume())
		if grant.Code == "" {
			c.NotApplicable("the server gives no grant without a resource")
		}
		answer := c.Host().Redeem(ctx, grant)
		token, err := c.Host().ParseToken(answer, grant)
		if err != nil {
			c.NotApplicable("the server issues no token without a resource: %v", err)
		}
		c.Expect(expect.Claim{Holds: len(audience(open(c, token))) > 0, Saw: "a token without an audience", From: answer}).
			To(expect.True("an aud"))
	},
})
