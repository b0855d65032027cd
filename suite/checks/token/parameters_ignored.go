package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.parameters.unknown-ignored",
	Title:  "a token request with a parameter the server does not know, or with an empty one, is served",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2"), spec.RFC6749.S("3.2")),
	Covers: []string{"TK-02"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"token-unknown-parameter-refused"},
	Fix:    "Ignore parameters that you do not know, and treat those without a value as left out.",
	Why:    "Hosts add parameters as the standards grow; the next one would end every login at your server.",
	Run: func(ctx context.Context, c *check.C) {
		served(c)
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code with an unknown parameter and an empty one")
		answer := c.Host().Redeem(ctx, grant, client.With("mcpconform_unknown", "1"), client.With("scope", ""))
		c.Expect(answer).To(expect.GivesToken())
	},
})
