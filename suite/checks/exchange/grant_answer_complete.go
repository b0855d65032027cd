package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.grant.answer-complete",
	Title:  "the answer to a token exchange says what kind of token it holds",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8693.S("2.2.1"), spec.RFC6749.S("5.1")),
	Covers: []string{"TK-34"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.ExchangingClient),
	Faults: []string{"exchange-issued-type-missing"},
	Fix:    "Answer with access_token, issued_token_type and token_type, which is N_A for a token that is no access token.",
	Why:    "A client that reads the answer by the standard has no use for it.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath()
		_, _, answer := exchanging(ctx, c)
		c.Expect(answer).To(expect.MemberOfType("issued_token_type", "string"))
	},
})
