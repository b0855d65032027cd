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
	ID:     "token.client.secret-required",
	Title:  "a client that has a secret cannot redeem a code without it",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.2"), spec.RFC6749.S("3.2.1")),
	Covers: []string{"TK-21"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"secret-not-required"},
	Fix:    "Look up how the client was registered to authenticate, and refuse with invalid_client what comes without that.",
	Why:    "The client_id stands in the URL of the login: whoever catches a code as well is taken for ChatGPT.",
	Run: func(ctx context.Context, c *check.C) {
		confidentialClient(c)
		served(c)
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code with the client_id alone")
		answer := c.Host().Redeem(ctx, grant, client.Named(c.Host().Client))
		refused(c, answer, expect.Refusal("invalid_client", "invalid_request", "unauthorized_client"))
	},
})
