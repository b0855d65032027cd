package token

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.cors.agrees",
	Title:  "a script that may ask for a token may read it",
	Level:  check.Int,  // to allow scripts at all is a MAY
	Impact: check.None, // ChatGPT asks from its own servers
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.6"), spec.OAuth21.S("3.2")),
	Covers: []string{"TK-29"},
	Needs:  check.Needs(fixture.Client, fixture.Login),
	Faults: []string{"cors-preflight-only"},
	Fix: `Send Access-Control-Allow-Origin with the answer to POST as well, not with that to OPTIONS alone; or allow no preflight, which ChatGPT does
not need.`,
	Why: "A host that runs in a browser loses the code: it was redeemed, and the tokens cannot be read. ChatGPT is not concerned.",
	Run: func(ctx context.Context, c *check.C) {
		const script = "https://elsewhere.example"
		c.Step("ask as the browser of a script would whether it may call the token endpoint")
		preflight := c.Host().Preflight(ctx, c.Host().AS.TokenEndpoint, script, http.MethodPost, "content-type")
		if !preflight.Succeeded() || !preflight.ReadableFrom(script) {
			c.NotApplicable("the preflight is not allowed (no CORS), and need not be")
		}
		c.Step("redeem a code as that script")
		answer := c.Host().Redeem(ctx, c.Host().Authorize(ctx), client.Header("Origin", script))
		if !answer.Succeeded() { // a preflight cannot name the client, by which a server may decide
			c.Given(c.Host().Redeem(ctx, c.Host().Authorize(ctx))).To(expect.GivesToken(), "token.response.usable")
			c.NotApplicable("the call itself is refused to that script")
		}
		c.Expect(expect.Claim{
			Holds: answer.ReadableFrom(script), Saw: "no Access-Control-Allow-Origin for that script", From: answer,
		}).To(expect.True("the answer readable for who the preflight let in"))
	},
})
