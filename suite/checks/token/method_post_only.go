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
	ID:     "token.method.post-only",
	Title:  "a token request in the URL is not served",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.2"), spec.OAuth21.S("2.4.1"), spec.RFC6749.S("3.2")),
	Covers: []string{"TK-01"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"token-request-in-query"},
	Fix:    "Read the parameters of a token request from the body of a POST only, and answer 405 to a GET.",
	Why:    "Codes, verifiers and secrets in a URL end up in the logs of every proxy on the way.",
	Run: func(ctx context.Context, c *check.C) {
		served(c)
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code by GET")
		get := c.Host().RedeemInQuery(ctx, http.MethodGet, grant)
		c.Step("redeem it by POST, with everything in the URL")
		post := c.Host().RedeemInQuery(ctx, http.MethodPost, grant)
		for _, answer := range []*client.Response{get, post} {
			c.Expect(expect.Claim{
				Holds: withheld(answer), Saw: expect.Describe(answer.Exchange), From: answer,
			}).To(expect.True("405, or another refusal"))
		}
	},
})

// withheld reports an answer without a token, whatever it says otherwise: what matters is that nothing
// in the URL counts.
func withheld(answer *client.Response) bool {
	given, _ := expect.GivesToken().Match(answer)
	return answer.Err == nil && !given
}
