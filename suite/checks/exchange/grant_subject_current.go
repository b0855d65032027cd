package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.grant.subject-current",
	Title:  "token exchange gives nothing for an access token that has expired",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8693.S("2.1"), spec.RFC8693.S("2.2.2")),
	Covers: []string{"TK-35"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.ExchangingClient),
	Faults: []string{"exchange-expired-subject"},
	Fix:    "Check the expiry of subject_token at the exchange, with a few minutes' allowance for clocks at most; answer 400 invalid_request.",
	Why:    "A token that was lost or logged goes on giving others.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath()
		p, token, _ := exchanging(ctx, c)
		if token.ExpiresIn <= 0 {
			c.NotApplicable("the token response does not say when the access token expires")
		}
		c.Wait(ctx, token.Expiry().Sub(c.Now())+skew, "the access token expires")
		c.Step("exchange it again")
		withheld(c, p.ExchangeToken(ctx, token.Access))
	},
})
