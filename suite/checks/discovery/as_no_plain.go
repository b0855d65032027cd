package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.no-plain",
	Title:  "the authorization server does not offer the PKCE method plain",
	Level:  check.Should, // the rule speaks of use; OAuth 2.1 still defines the method
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("7.2"), spec.RFC9700.S("2.1.1"), spec.OAuth21.S("4.1.1")),
	Covers: []string{"AD-12"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"plain-advertised"},
	Fix:    `Take "plain" out of "code_challenge_methods_supported"; every client of today can compute S256.`,
	Why:    "With plain, whoever reads the authorization request can redeem the code. ChatGPT uses S256.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		if len(used.ChallengeMethods) == 0 {
			c.NotApplicable("the metadata names no PKCE methods; discovery.as.pkce-s256 judges that")
		}
		c.Step("read code_challenge_methods_supported")
		c.Expect(expect.Claim{
			Holds: !slices.Contains(used.ChallengeMethods, "plain"), From: used.Response,
			Saw: written("code_challenge_methods_supported", used.ChallengeMethods, true),
		}).To(expect.True("code_challenge_methods_supported without plain"))
	},
})
