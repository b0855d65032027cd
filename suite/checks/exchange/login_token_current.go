package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.login.token-current",
	Title:  "a login is not completed by a Privy token that has expired",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Login"), spec.RFC7519.S("4.1.4")),
	Covers: []string{"PV-08"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"privy-expiry-ignored"},
	Fix:    "Check exp of the Privy token at each login, with a few minutes' allowance for clocks at most.",
	Why:    "A token that was lost or logged goes on opening the account.",
	Run: func(ctx context.Context, c *check.C) {
		f := completing(ctx, c)
		expiry, ok := f.signed.Time("exp")
		if !ok {
			c.NotApplicable("the Privy token does not say when it expires, so nothing can be seen of it")
		}
		c.Wait(ctx, expiry.Sub(c.Now())+skew, "the Privy token expires")
		c.Step("complete a login with the same token")
		f.refused(f.complete(ctx, f.token, nil))
	},
})
