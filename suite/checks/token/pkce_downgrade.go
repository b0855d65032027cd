package token

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.pkce.downgrade",
	Title:  "a code that was asked for without PKCE gives no token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.1.1"), spec.RFC9700.S("4.8.2"), spec.OAuth21.S("4.1.3")),
	Covers: []string{"TK-09", "TK-31"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"pkce-optional"},
	Fix:    "Remember with each code whether it came with a code_challenge, and refuse the token request where it did not.",
	Why:    "Who strips the challenge from the URL of the login can feed the host a code of their own, and it is then connected as them.",
	Run: func(ctx context.Context, c *check.C) {
		served(c)
		without := []client.Option{client.Without("code_challenge"), client.Without("code_challenge_method"), client.Resume()}
		c.Step("log in without code_challenge")
		outcome, grant := c.Host().TryAuthorize(ctx, without...)
		if grant.Code == "" {
			notIssued(c, outcome)
			return
		}
		if !c.Host().Client.Public() {
			c.NotApplicable("the client has a secret, and may then do without PKCE (OAuth 2.1 §7.5.1)")
		}
		c.Step("redeem that code with a verifier")
		refused(c, c.Host().Redeem(ctx, grant), expect.Refusal("invalid_request", "invalid_grant"))
		c.Step("log in again without code_challenge")
		_, bare := c.Host().TryAuthorize(ctx, without...)
		c.Step("redeem that code without a verifier")
		refused(c, c.Host().Redeem(ctx, bare, client.Without("code_verifier")), expect.Refusal("invalid_request", "invalid_grant"))
	},
})

// notIssued is the better way to keep the rule: there is no code that could be redeemed.
func notIssued(c *check.C, outcome *login.Outcome) {
	last := outcome.Last
	if last == nil || last.Err != nil || last.Status >= 500 || last.Status == http.StatusTooManyRequests {
		c.Block("authorize.pkce.required", "the login without code_challenge ended without an answer: %s", outcome.Stopped)
	}
	c.Expect(expect.Claim{Holds: true, From: outcome}).To(expect.True("no code"))
}
