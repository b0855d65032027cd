package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.client.unknown",
	Title:  "a client that is not registered is told so",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-30"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"unknown-client-500"},
	Fix:    "Answer invalid_client, 400 or 401, to a client_id that you do not know.",
	Why:    "ChatGPT keeps the client it registered; when the server has lost it, this answer is the only way to find out.",
	Run: func(ctx context.Context, c *check.C) {
		stranger := *c.Host().Client
		stranger.ClientID = "mcpconform-no-such-client"
		c.Step("redeem as a client that does not exist")
		answer := c.Host().WithClient(&stranger).Redeem(ctx, nobodys(c))
		// A server may look at the code first.
		c.Expect(answer).To(expect.Refusal("invalid_client", "unauthorized_client", "invalid_grant"))
	},
})
