package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.chatgpt.taken",
	Title:  "ChatGPT's own metadata document gets its users to the login",
	Level:  check.Int,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.OpenAI.Authentication.S("Client registration"), spec.OpenAI.Troubleshooting.S("Server-side issues"), spec.CIMD.S("4")),
	Covers: []string{"CI-01"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Predefined, fixture.StandIn),
	Faults: []string{"cimd-none-only", "cimd-host-unreachable"},
	Fix: `Make sure that the authorization server can fetch https://chatgpt.com/oauth/client.json (its egress; bot rules may answer its address), and take a
document whose token_endpoint_auth_method is private_key_jwt with a jwks_uri, or honour none in its token_endpoint_auth_methods_supported.`,
	Why: "ChatGPT comes with this document wherever the metadata offers that, and its users see the error page instead of the login.",
	Run: func(ctx context.Context, c *check.C) {
		p, document := chatGPT(c)
		c.Step("ask for a login with the client_id " + document + ", as ChatGPT does")
		answer := p.GetAuthorize(ctx)
		if !fixture.TakesClient(answer) && answer.Err == nil && len(p.Host.Authorize.Extra.Value) > 0 {
			c.Step("the same without what ChatGPT sends beyond the standards, for that is judged elsewhere")
			answer = fixture.Plainly(p).GetAuthorize(ctx)
		}
		if !fixture.TakesClient(answer) && !fixture.StandIn.From(c).StandsFor(document) && inside(ctx, p) {
			c.NotApplicable("the server is at a private address and answers %s; whether it could fetch %s cannot be told from here",
				fixture.Told(answer), document)
		}
		c.Expect(expect.Claim{Holds: fixture.TakesClient(answer), Saw: fixture.Told(answer), From: answer}).
			To(expect.True("a login page, or a redirect to one"))
	},
})
