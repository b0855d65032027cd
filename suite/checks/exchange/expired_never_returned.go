package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.expired.never-returned",
	Title:  "a Privy token that has expired is not handed out",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Expiry"), spec.RFC6750.S("3.1")),
	Covers: []string{"PV-02"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"exchange-returns-expired"},
	Fix:    "Read exp of the stored Privy token at each exchange, and answer 401 invalid_token once it has passed; the user signs in again.",
	Why:    "The tools call their backend with a dead token, and the user sees failures instead of a sign-in.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		token, privy := outlived(ctx, c, at)
		c.Step("exchange it after the Privy token has expired")
		answer := c.Host().PrivyExchange(ctx, at, token.Access)
		c.Expect(noExpired(answer, privy, c.Now())).To(expect.True(neverExpired))
	},
})
