package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// offered ends the check where no revocation endpoint is advertised.
func offered(c *check.C) {
	if c.Host().AS.RevocationEndpoint == "" {
		c.NotApplicable("no revocation endpoint is advertised")
	}
}

// own is a grant of the check's own, with a refresh token; no login is spent where the token of the
// journey shows that none are issued.
func own(ctx context.Context, c *check.C) *client.Token {
	offered(c)
	shared := fixture.Token.From(c)
	if shared.Response != nil && shared.Refresh == "" {
		c.NotApplicable("no refresh token is issued")
	}
	token := c.Host().Token(ctx)
	if token.Refresh == "" {
		c.NotApplicable("no refresh token is issued")
	}
	return token
}

// done demands that the revocation was answered as a success.
func done(c *check.C, answer *client.Response) {
	c.Given(answer).To(expect.Status(200, 204), "revoke.refresh.supported", "revoke.refresh.refused")
}

// lives reports whether the refresh token still works, by using it.
func lives(ctx context.Context, c *check.C, t *client.Token) expect.Claim {
	c.Step("use the refresh token")
	answer := c.Host().Refresh(ctx, t)
	given, _ := expect.GivesToken().Match(answer)
	return expect.Claim{Holds: given, Saw: expect.Describe(answer.Exchange), From: answer}
}
