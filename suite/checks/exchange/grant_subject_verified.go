package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.grant.subject-verified",
	Title:  "token exchange gives nothing for a token that this server did not issue",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8693.S("2.1"), spec.RFC8693.S("2.2.2")),
	Covers: []string{"TK-33"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.ExchangingClient),
	Faults: []string{"exchange-bearer-decoded"},
	Fix:    "Verify subject_token as the MCP endpoint verifies a bearer token, signature first, and answer 400 invalid_request to any other.",
	Why:    "Whoever can write a token gets one of any user.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath() // ChatGPT exchanges nothing
		p, token, _ := exchanging(ctx, c)
		c.Step("exchange without a subject_token")
		withheld(c, p.ExchangeToken(ctx, "", client.Without("subject_token")))
		c.Step("exchange a text that is no token")
		withheld(c, p.ExchangeToken(ctx, "mcpconform-nobody-issued-this"))
		c.Step("exchange the access token, altered")
		withheld(c, p.ExchangeToken(ctx, altered(token.Access)))
	},
})
