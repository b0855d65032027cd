package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.client.own-only",
	Title:  "a client cannot revoke the tokens of another",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.1"), spec.RFC7009.S("5")),
	Covers: []string{"RV-08"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.NativeClient),
	Faults: []string{"revocation-of-others"},
	Fix: "Compare the client that sends the revocation with the one the token was issued to, and leave the token alone " +
		"where they differ.",
	Why: "Any other app registered at the server that catches a token can cut ChatGPT off.",
	Run: func(ctx context.Context, c *check.C) {
		token := own(ctx, c)
		other := otherClient(c)
		c.Step("revoke the refresh token as another client")
		answer := c.Host().WithClient(other).Revoke(ctx, token.Refresh, "refresh_token")
		c.Expect(expect.Claim{
			Holds: answer.Err == nil && answer.Status < 500, Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("a refusal, or 200 for a token that is not the client's"))
		c.Expect(lives(ctx, c, token)).To(expect.True("a refresh token that still works"))
	},
})

// otherClient is a client that all checks which need a further one share.
func otherClient(c *check.C) *client.Registration {
	other := fixture.NativeClient.From(c).Registration
	if other == nil {
		c.NotApplicable("no second client can be registered")
	}
	return other
}
