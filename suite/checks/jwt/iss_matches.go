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
	ID:     "jwt.iss.matches",
	Title:  "an access token names the issuer of the metadata",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("4"), spec.RFC8414.S("2")),
	Covers: []string{"JW-04"},
	Needs:  check.Needs(fixture.Token, fixture.ServerMetadata),
	Faults: []string{"iss-of-another"},
	Fix: "Take the iss of tokens and the issuer of the metadata from one setting, letter for letter: scheme, host, path, a slash " +
		"at the end or none.",
	Why: "A resource server that is set up from the metadata refuses the token: the login works, and then every call fails.",
	Run: func(_ context.Context, c *check.C) {
		token := read(c)
		iss := token.Text("iss")
		if iss == "" {
			c.NotApplicable("the token names no issuer; whether it has to is another check's question")
		}
		if !profiled(token) { // RFC 7519 leaves the meaning of iss to those who use it
			c.Advise()
		}
		c.Expect(expect.Claim{Holds: iss == c.Host().AS.Issuer, Saw: "iss " + strconv.Quote(iss), From: from(c)}).
			To(expect.True("iss " + strconv.Quote(c.Host().AS.Issuer)))
	},
})
