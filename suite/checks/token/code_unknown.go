package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.code.unknown",
	Title:  "a code that nobody issued is refused with invalid_grant",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-19"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"unknown-code-500"},
	Fix:    "Answer 400 invalid_grant to a code that you do not find.",
	Why:    "The host takes a breakdown for an outage and tries again, where the user would only have to sign in anew.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("redeem a code that nobody issued")
		refused(c, c.Host().Redeem(ctx, nobodys(c)), expect.Refusal("invalid_grant"))
	},
})
