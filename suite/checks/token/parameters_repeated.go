package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.parameters.repeated-refused",
	Title:  "a token request with a parameter that comes twice is refused",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2"), spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-02"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"token-repeats-accepted"},
	Fix:    "Refuse a token request in which a parameter comes more than once with invalid_request.",
	Why:    "What a firewall or a log looked at may be one value, and what counted the other.",
	Run: func(ctx context.Context, c *check.C) {
		served(c)
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code that is in the request twice")
		answer := c.Host().Redeem(ctx, grant, client.With("code", grant.Code, grant.Code))
		// The MUST NOT is the client's; the server's part is the meaning of invalid_request.
		c.Expect(answer).To(expect.Refusal())
	},
})
