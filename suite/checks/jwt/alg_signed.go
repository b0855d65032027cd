package jwt

import (
	"context"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.alg.signed",
	Title:  "an access token that is a JWT is signed",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.1"), spec.RFC9068.S("4"), spec.RFC8725.S("2.1")),
	Covers: []string{"JW-01"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"tokens-unsigned"},
	Fix:    `Sign access tokens with an asymmetric key, RS256 or ES256, and publish its public half at jwks_uri; never issue "alg":"none".`,
	Why:    "Whoever has seen one token can write themselves another, for any user.",
	Run: func(_ context.Context, c *check.C) {
		token := read(c)
		saw := "alg " + strconv.Quote(token.Alg())
		if token.Alg() != "none" {
			saw += " and no signature"
		}
		c.Expect(expect.Claim{Holds: token.Signed(), Saw: saw, From: from(c)}).To(expect.True("an alg other than none, and a signature"))
	},
})
