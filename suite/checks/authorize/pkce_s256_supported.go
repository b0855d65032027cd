package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pkce.s256-supported",
	Title:  "PKCE with S256 works",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC7636.S("4.2"), spec.MCP20251125.Authorization.S("Authorization Code Protection"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AZ-13"},
	Needs:  check.Needs(fixture.Client), // not the login, which can end here where the rule is broken
	Behind: check.Needs(fixture.Login),
	Faults: []string{"s256-wrongly-computed"},
	Fix: `Take code_challenge_method=S256, and compare the challenge with BASE64URL(SHA256(ASCII(code_verifier))): the URL alphabet, no padding,
not hexadecimal.`,
	Why: "ChatGPT sends S256 and nothing else; nobody can log in, or every login ends in an error.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Driver == nil {
			c.NotApplicable("nobody logs in in this run")
		}
		p := standard(c)
		c.Step("log in with S256 and redeem the code with its verifier")
		end := tryResumed(ctx, p)
		first := end.redeem(ctx, p)
		if first.yielded {
			return
		}
		c.Step("the same without PKCE, to see whether that makes the difference")
		bare := tryResumed(ctx, p, client.Without("code_challenge"), client.Without("code_challenge_method"))
		bare = bare.redeem(ctx, p, client.Without("code_verifier"))
		if !bare.yielded {
			c.Step("the same with the method plain")
			bare = tryResumed(ctx, p, client.With("code_challenge_method", "plain"), client.With("code_challenge", plainVerifier))
			bare = bare.redeem(ctx, p, client.With("code_verifier", plainVerifier))
		}
		// Where nothing works it is not S256 that is missing.
		c.Given(bare.claim(bare.yielded)).To(expect.True("a token without S256, to compare with"), "login", "token")
		c.Expect(first.claim(false)).To(expect.True("a code, and a token for it"))
	},
})

// plainVerifier serves once, in a run that has failed already.
const plainVerifier = "mcpconform-plain-mcpconform-plain-mcpconform"
