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
	Faults: []string{"pkce-plain-accepted", "authorize-errors-500"},
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
		refusedAs(c, plain(ctx, p, client.With("code_challenge_method", "plain")), "invalid_request")
		c.Step("log in without a method, which means plain (RFC 7636 §4.3)")
		unsaid := plain(ctx, p, client.Without("code_challenge_method"))
		c.Weigh(check.Exposes, check.Normative)
		// Taking it for S256 is a departure that exposes nobody: the verifier does not fit then.
		c.Expect(unsaid.claim(unsaid.usable() && !unsaid.yielded)).To(expect.True("no code that the plain verifier redeems"))
	},
})

// plain logs in with a challenge that is the verifier itself, and redeems a code that comes of it.
func plain(ctx context.Context, p *client.Player, method client.Option) attempt {
	verifier := oauth2.GenerateVerifier()
	p.Wire.Wire().Taint("code_verifier", verifier)
	end := tryResumed(ctx, p, client.With("code_challenge", verifier), method)
	return end.redeem(ctx, p, client.With("code_verifier", verifier))
}
