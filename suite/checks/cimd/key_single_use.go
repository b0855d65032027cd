package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.single-use",
	Title:  "a client assertion is refused the second time",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCCore.S("9"), spec.RFC7523.S("3")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-replayed"},
	Fix:    "Remember the jti of an assertion until its exp, and refuse one that was there before.",
	Why:    "Who sees a token request can send another as ChatGPT for as long as the assertion lives.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, unchanged)
		assertion := d.asserting(c, nil)
		c.Step("redeem a code with an assertion, as a control")
		c.Given(d.redeem(ctx, c, assertion)).To(expect.GivesToken(), "cimd.key.taken")
		c.Step("redeem another code with the same assertion")
		// That a client uses one but once is its MUST; that servers look is left to them.
		denied(c, d.redeem(ctx, c, assertion))
	},
})
