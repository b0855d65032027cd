package bearer

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.scope.insufficient",
	Title:  "a good token that lacks a scope is answered 403, not as a bad token",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Scope Challenge Handling"), spec.RFC6750.S("3.1")),
	Covers: []string{"SC-01"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"scope-missing-401"},
	Fix:    `Answer 403 with error="insufficient_scope" and the scope that is needed; keep 401 for tokens that are bad.`,
	Why:    "After a 401 the host refreshes or signs in for what it had before, and is refused again.",
	Run: func(ctx context.Context, c *check.C) {
		works(ctx, c, fixture.Token.From(c).Access)
		for _, scope := range unneeded(c.Host()) {
			token := narrow(ctx, c, scope)
			if token == "" {
				continue
			}
			c.Step("use a token that has the scope " + scope + " only")
			answer := c.Host().Present(ctx, token)
			if admitted, _ := expect.Admitted().Match(answer); admitted {
				continue
			}
			if !wantsScope(answer) {
				c.Expect(answer).To(expect.Status(403))
			}
			return
		}
		c.NotApplicable("no token was had that lacks a scope which the MCP endpoint needs")
	},
})

// wantsScope reports a tool result that asks for a login with more scopes, which takes the place of the 403
// where everybody may call (OpenAI, "Triggering authentication UI").
func wantsScope(answer *client.RPC) bool {
	challenges, asks := answer.LoginResult()
	return asks && slices.ContainsFunc(challenges, func(c *client.Challenge) bool { return c.Error == "insufficient_scope" })
}

// unneeded lists some scopes that are known of the server, first those that the challenge of the MCP
// endpoint does not ask for.
func unneeded(p *client.Player) []string {
	const most = 3
	var needed []string
	if p.Challenge != nil {
		needed = p.Challenge.Scopes()
	}
	known := slices.Concat(p.AS.Scopes, needed)
	if p.RM != nil {
		known = append(known, p.RM.ScopesSupported...)
	}
	var scopes []string
	for _, s := range known {
		if s != "openid" && s != "offline_access" && !slices.Contains(scopes, s) { // those two are not about the resource
			scopes = append(scopes, s)
		}
	}
	slices.SortStableFunc(scopes, func(a, b string) int { return rank(needed, a) - rank(needed, b) })
	return scopes[:min(most, len(scopes))]
}

func rank(needed []string, scope string) int {
	if slices.Contains(needed, scope) {
		return 1
	}
	return 0
}

// narrow is a token with one scope; "" where the server does not issue such a one.
func narrow(ctx context.Context, c *check.C, scope string) string {
	c.Step("sign in for the scope " + scope + " only")
	_, grant := c.Host().TryAuthorize(ctx, client.With("scope", scope), client.Resume())
	if grant.Code == "" {
		return ""
	}
	token, err := c.Host().ParseToken(c.Host().Redeem(ctx, grant), grant)
	if err != nil || token.Scope != "" && token.Scope != scope {
		return ""
	}
	return token.Access
}
