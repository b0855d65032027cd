package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.login.token-verified",
	Title:  "a login is not completed by a Privy token that Privy did not sign",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Login"), spec.RFC8725.S("3.3")),
	Covers: []string{"PV-06"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"privy-token-decoded"},
	Fix:    "Verify each Privy token with the key of your Privy app (verifyAuthToken in Privy's SDK) before reading a claim; never decode only.",
	Why:    "Whoever knows a user's Privy id signs in as that user.",
	Run: func(ctx context.Context, c *check.C) {
		f := completing(ctx, c)
		stranger := f.stranger()
		for _, try := range []struct{ step, token string }{
			{"complete a login with a text that is no token", "mcpconform-no-privy-token"},
			{"complete a login with its claims and no signature (alg none)", f.signed.Unsigned("none")},
			{"complete a login with its claims, signed with another key", f.forged(stranger, f.signed)},
		} {
			c.Step(try.step)
			f.refused(f.complete(ctx, try.token, nil))
		}
	},
})
