package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// granted obtains a token of its own with a refresh token, the first of a chain.
func granted(ctx context.Context, c *check.C) *client.Token {
	first := c.Host().Token(ctx)
	if first.Refresh == "" {
		c.NotApplicable("no refresh token is issued")
	}
	return first
}

// rotate uses a refresh token, which must work and give another.
func rotate(ctx context.Context, c *check.C, t *client.Token) *client.Token {
	answer := c.Host().Refresh(ctx, t)
	c.Given(answer).To(expect.Status(200), "refresh.rotation.new-token")
	next, err := c.Host().ParseToken(answer, t.Grant)
	switch {
	case err != nil:
		c.Block("refresh.rotation.new-token", "%v", err)
	case !rotated(t, next) && hasSecret(t):
		c.NotApplicable("refresh tokens are not rotated, which a client with a secret does not need")
	case !rotated(t, next):
		c.Block("refresh.rotation.new-token", "refresh tokens are not rotated, so there is no old one")
	}
	return next
}

func rotated(before, after *client.Token) bool {
	return after.Refresh != "" && after.Refresh != before.Refresh
}

// hasSecret reports whether the token belongs to a confidential client, whose refresh tokens are
// bound to its secret.
func hasSecret(t *client.Token) bool { return t.Grant.Client != nil && t.Grant.Client.Secret != "" }
