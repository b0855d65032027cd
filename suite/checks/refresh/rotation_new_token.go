package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.rotation.new-token",
	Title:  "a refresh gives tokens that work, and the refresh token is a new one",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC9700.S("2.2.2"), spec.RFC9700.S("4.14"),
		spec.MCP20251125.Authorization.S("Token Theft")),
	Covers: []string{"RF-02", "RF-03"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"refresh-not-rotated", "refresh-works-once"},
	Fix:    "Answer each refresh of a client without a secret with a new refresh_token, and retire the one that was presented.",
	Why:    "A refresh token that never changes and leaks once gives access until it expires, and nobody notices.",
	Run: func(ctx context.Context, c *check.C) {
		first := granted(ctx, c)
		c.Step("use the first access token at the MCP endpoint")
		c.Given(c.Host().Present(ctx, first.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		c.Weigh(check.Degrades, check.Normative) // while it does not work, there is nothing to steal
		c.Step("use the refresh token")
		answer := c.Host().Refresh(ctx, first)
		c.Expect(answer).To(expect.All(expect.JSON(), expect.MemberOfType("access_token", "string")))
		second, err := c.Host().ParseToken(answer, first.Grant)
		if err != nil { // the matcher has seen to all that this can be
			c.Block("token", "%v", err)
		}
		c.Step("use the new access token at the MCP endpoint")
		c.Expect(c.Host().Present(ctx, second.Access)).To(expect.Admitted())
		c.Step("use the refresh token that is good now")
		c.Expect(c.Host().Refresh(ctx, latest(first, second))).To(expect.GivesToken())
		c.Weigh(check.Exposes, check.Normative)
		c.Step("compare the refresh tokens")
		if confidential(first) && !rotated(first, second) {
			c.NotApplicable("the refresh works; it keeps its refresh token, as it may for a client with a secret (OAuth 2.1 §4.3.1)")
		}
		c.Expect(expect.Claim{Holds: rotated(first, second), Saw: kept(second), From: answer}).
			To(expect.True("a refresh_token other than the one that was used"))
	},
})

// latest is the token to refresh with next: an answer without a refresh_token leaves the old one in use.
func latest(first, second *client.Token) *client.Token {
	if second.Refresh == "" {
		return first
	}
	return second
}

func kept(second *client.Token) string {
	if second.Refresh == "" {
		return "no refresh_token in the answer, so the old one stays in use"
	}
	return "the same refresh_token again"
}
