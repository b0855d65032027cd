package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.code.single-use",
	Title:  "a redeemed authorization code is refused the second time",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("4.1.2"), spec.OAuth21.S("4.1.3")),
	Covers: []string{"TK-11"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"code-reuse"},
	Fix:    "Delete or mark the code in the transaction that reads it.",
	Why:    "Whoever sees a code in a browser history or a log can log in as the user.",
	Run: func(ctx context.Context, c *check.C) {
		grant := c.Host().Authorize(ctx)
		c.Step("redeem the code once")
		c.Given(c.Host().Redeem(ctx, grant)).To(expect.GivesToken(), "token.response.usable")
		c.Step("redeem it again")
		refused(c, c.Host().Redeem(ctx, grant), expect.Refusal("invalid_grant"))
	},
})
