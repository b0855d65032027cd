package token

import (
	"context"
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.resource.within-grant",
	Title:  "a code gives no token for a resource that nobody was asked about",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8707.S("2.2"), spec.OAuth21.S("3.2.3"), spec.MCP20251125.Authorization.S("Resource Parameter Implementation")),
	Covers: []string{"TK-25"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"resource-copied"},
	Fix: "Compare the resource of the token request with the grant's and answer invalid_target where it is another; never " +
		"copy it into aud.",
	Why: "A host that is allowed one server gets a token for another of the same issuer, as the user, who was never asked.",
	Run: func(ctx context.Context, c *check.C) {
		served(c) // with the right one, where one is known
		const foreign = "https://mcpconform.invalid/mcp"
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code for another resource")
		answer := c.Host().Redeem(ctx, grant, client.With("resource", foreign))
		unbroken(c, answer, "invalid_target, or a token that is not for it")
		token, err := c.Host().ParseToken(answer, grant)
		if err != nil {
			return // refused, in whatever words: RFC 8707 §2.2 leaves it to the server
		}
		signed, readable := jws.Parse(token.Access)
		if !readable {
			c.NotApplicable("the server gives an opaque token, of which cannot be seen what it is for")
		}
		c.Expect(expect.Claim{
			Holds: !strings.Contains(fmt.Sprint(signed.Claims["aud"]), foreign),
			Saw:   fmt.Sprintf("a token with aud %v", signed.Claims["aud"]), From: answer,
		}).To(expect.True("invalid_target, or a token that is not for it"))
	},
})
