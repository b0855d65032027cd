package refresh

import (
	"context"
	"time"

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
	case !rotated(t, next) && confidential(t):
		c.NotApplicable("refresh tokens are not rotated, which a client with a secret does not need")
	case !rotated(t, next):
		c.Block("refresh.rotation.new-token", "refresh tokens are not rotated, so there is no old one")
	}
	return next
}

// replayed refreshes twice, each time with the newest refresh token, and uses the first one again. The
// newest comes back too. A grace for lost answers may look at the clock alone, and so last some seconds
// beyond the use of the successor: a server that lets the first token pass is asked again after that.
func replayed(ctx context.Context, c *check.C) (answer *client.Response, newest *client.Token) {
	first, newest := replaced(ctx, c)
	c.Step("use the first refresh token again")
	answer = c.Host().Refresh(ctx, first)
	if given, _ := expect.GivesToken().Match(answer); !given {
		return answer, newest
	}
	if confidential(first) { // RFC 6749 §6: the server MAY revoke the old one; OAuth 2.1 §4.3.1 asks it for public clients
		c.NotApplicable("a refresh token that was replaced still works, which is up to the server where it is bound to a client with a secret")
	}
	first, last := replaced(ctx, c)
	if !c.TryWait(ctx, grace, "it may have been a grace for lost answers") {
		return answer, newest
	}
	c.Step("use the first refresh token again")
	return c.Host().Refresh(ctx, first), last
}

// grace is how long servers commonly let a repeated refresh pass, and a little for clocks.
const grace = 31 * time.Second

func replaced(ctx context.Context, c *check.C) (first, newest *client.Token) {
	first = granted(ctx, c)
	c.Step("refresh twice, each time with the newest refresh token")
	second := rotate(ctx, c, first)
	return first, rotate(ctx, c, second)
}

func rotated(before, after *client.Token) bool {
	return after.Refresh != "" && after.Refresh != before.Refresh
}

// confidential reports whether the token belongs to a client that authenticates, to which its refresh
// tokens are bound.
func confidential(t *client.Token) bool { return t.Grant.Client != nil && !t.Grant.Client.Public() }
