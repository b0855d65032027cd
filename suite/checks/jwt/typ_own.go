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
	ID:     "jwt.typ.own",
	Title:  "an access token that names its type does not name another's",
	Level:  check.Should, // RFC 9068 §2.1 demands at+jwt; MCP does not demand RFC 9068
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.1"), spec.RFC9068.S("4"), spec.RFC8725.S("3.11")),
	Covers: []string{"JW-02"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"token-typ-of-another-kind"},
	Fix:    `Write "typ":"at+jwt" into the header of access tokens, and into that of no other token.`,
	Why:    "A resource server that looks at the type, as it should, refuses the token; one that does not can be shown other tokens.",
	Run: func(_ context.Context, c *check.C) {
		token := read(c)
		if typ := token.Type(); typ == "" || typ == "jwt" {
			c.NotApplicable("the token does not name its type beyond JWT; MCP does not ask for at+jwt")
		}
		c.Expect(expect.Claim{Holds: profiled(token), Saw: "typ " + strconv.Quote(token.Type()), From: from(c)}).
			To(expect.True(`typ "at+jwt", or none of its own`))
	},
})
