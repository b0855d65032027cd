package refresh

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
	ID:     "refresh.resource.within-grant",
	Title:  "a refresh gives no token for a resource that nobody was asked about",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.3"), spec.RFC9700.S("4.14.2"), spec.RFC8707.S("2.2")),
	Covers: []string{"RF-13"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"resource-copied"},
	Fix:    "Compare the resource of the refresh with the grant's and answer invalid_target where it is another; never copy it into aud.",
	Why:    "A host that is allowed one server gets a token for another of the same issuer, as the user, who was never asked.",
	Run: func(ctx context.Context, c *check.C) {
		const foreign = "https://mcpconform.invalid/mcp"
		first := own(ctx, c)
		c.Step("refresh for another resource")
		answer := c.Host().Refresh(ctx, first, client.With("resource", foreign))
		unbroken(c, answer, "invalid_target, or a token that is not for it")
		next, err := c.Host().ParseToken(answer, first.Grant)
		if err != nil {
			return // refused, in whatever words: RFC 8707 §2.2 leaves it to the server
		}
		signed, readable := jws.Parse(next.Access)
		if !readable {
			c.NotApplicable("the server gives an opaque token, of which cannot be seen what it is for")
		}
		c.Expect(expect.Claim{
			Holds: !strings.Contains(fmt.Sprint(signed.Claims["aud"]), foreign),
			Saw:   fmt.Sprintf("a token with aud %v", signed.Claims["aud"]), From: answer,
		}).To(expect.True("invalid_target, or a token that is not for it"))
	},
})
