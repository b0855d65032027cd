package authorize

import (
	"context"
	"slices"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pkce.plain-refused",
	Title:  "the PKCE method plain is refused where it is not advertised",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.4.1"), spec.OAuth21.S("4.1.2.1"), spec.RFC9700.S("2.1.1")),
	Covers: []string{"AZ-11"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pkce-plain-accepted"},
	Fix:    "Refuse a code_challenge_method other than S256, and an absent one, which means plain, with invalid_request.",
	Why:    "With plain, whoever sees the authorization request, in a history or a log, has the secret that protects the code.",
	Run: func(ctx context.Context, c *check.C) {
		p := c.Host()
		if slices.Contains(p.AS.ChallengeMethods, "plain") {
			c.NotApplicable("the metadata advertises plain beside what ChatGPT uses, which RFC 7636 allows")
		}
		c.Step("log in with S256, as a control")
		p.Authorize(ctx)
		c.Step("log in with the method plain")
		verifier := oauth2.GenerateVerifier()
		p.Wire.Wire().Taint("code_verifier", verifier)
		plain := try(ctx, p, client.With("code_challenge", verifier), client.With("code_challenge_method", "plain"))
		plain = plain.redeem(ctx, p, client.With("code_verifier", verifier))
		c.Expect(plain.claim(plain.refused("invalid_request"))).
			To(expect.True("no code: an error page or a redirect with error=invalid_request"))
	},
})
