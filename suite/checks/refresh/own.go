package refresh

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
)

// own is [granted], but spends no login where the token of the journey shows that no refresh tokens are
// issued.
func own(ctx context.Context, c *check.C) *client.Token {
	if shared := fixture.Token.From(c); shared.Response != nil && shared.Refresh == "" {
		c.NotApplicable("no refresh token is issued")
	}
	return granted(ctx, c)
}

// successor reads the answer to a refresh that has to succeed. A refresh token that was not replaced
// stays in use (RFC 6749 §6).
func successor(c *check.C, answer *client.Response, before *client.Token) *client.Token {
	c.Given(answer).To(expect.GivesToken(), "refresh.rotation.new-token")
	next, err := c.Host().ParseToken(answer, before.Grant)
	if err != nil {
		c.Block("refresh.rotation.new-token", "%v", err)
	}
	if next.Refresh == "" {
		next.Refresh = before.Refresh
	}
	return next
}

// unbroken demands an answer that is neither silence nor a breakdown.
func unbroken(c *check.C, answer *client.Response, expected string) {
	c.Expect(expect.Claim{
		Holds: answer.Err == nil && answer.Status < 500, Saw: expect.Describe(answer.Exchange), From: answer,
	}).To(expect.True(expected))
}

// scopeOf is what a token is good for, as far as that can be known: the scope of the response or, where
// that is silent, of the token itself if it is a JWT (RFC 9068 §2.2.3).
func scopeOf(t *client.Token) (scopes []string, known bool) {
	if t.Scope != "" {
		return strings.Fields(t.Scope), true
	}
	signed, ok := jws.Parse(t.Access)
	if !ok {
		return nil, false
	}
	claim, ok := signed.Claims["scope"].(string)
	return strings.Fields(claim), ok
}
