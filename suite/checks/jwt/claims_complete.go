package jwt

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.claims.complete",
	Title:  "an access token of type at+jwt has the claims that its profile demands",
	Level:  check.Should, // a MUST of RFC 9068, which MCP leaves to the server
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.2")),
	Covers: []string{"JW-03"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"claims-missing"},
	Fix:    "Add the missing claims, or leave at+jwt out of the header: a token that names the profile is read by its rules.",
	Why:    "A resource server that follows RFC 9068 refuses the token.",
	Run: func(_ context.Context, c *check.C) {
		token := read(c)
		profile(c, token)
		var missing []string
		for _, claim := range []string{"iss", "exp", "aud", "sub", "client_id", "iat", "jti"} {
			if value := token.Claims[claim]; value == nil || value == "" {
				missing = append(missing, claim)
			}
		}
		c.Expect(expect.Claim{Holds: missing == nil, Saw: "a token without " + list(missing), From: from(c)}).
			To(expect.True("iss, exp, aud, sub, client_id, iat and jti"))
	},
})
