package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.login.fallback-verified",
	Title:  "a fallback_token is verified as a privy_token is",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Login"), spec.RFC8725.S("3.3")),
	Covers: []string{"PV-10"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"complete-fallback-decoded"},
	Fix:    "Send both tokens through the same verification, and take the user from the one that passed.",
	Why:    "The second token is a way round the verification of the first.",
	Run: func(ctx context.Context, c *check.C) {
		f := completing(ctx, c)
		stranger := f.stranger()
		forged := f.forged(stranger, f.signed)
		c.Step("complete a login with two tokens that another key signed")
		f.refused(f.complete(ctx, forged, map[string]any{"fallback_token": forged}))
		c.Step("complete a login with a forged token of another user, and the account's own for a fallback")
		other := f.forged(stranger, f.signed.Altered(nil, map[string]any{"sub": nobody}))
		a := f.complete(ctx, other, map[string]any{"fallback_token": f.token})
		if a.grant.Code == "" {
			f.refused(a)
			return
		}
		c.Step("find out whose login it became")
		c.Expect(expect.Claim{Holds: f.userOf(ctx, a) != nobody, Saw: "a login of the user whose token was forged", From: a}).
			To(expect.True("a refusal, or a login of the fallback's own user"))
	},
})
