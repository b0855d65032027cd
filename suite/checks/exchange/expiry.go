package exchange

import (
	"context"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

const (
	shortly = 30 * time.Second // before the expiry of the Privy token
	skew    = 5 * time.Minute  // after it: what clocks may differ
)

// outlived returns an access token that works, and the Privy token behind it that has expired
// meanwhile. The access token was refreshed, if it had to be, while the Privy token was good.
func outlived(ctx context.Context, c *check.C, at string) (*client.Token, privyToken) {
	token := granted(ctx, c, c.Host())
	c.Step("exchange the access token")
	privy := exchanged(ctx, c, at, token)
	if privy.expiry.IsZero() {
		c.NotApplicable("the Privy token does not say when it expires, so nothing can be seen of it")
	}
	if end := token.Expiry(); !end.IsZero() && end.Before(privy.expiry.Add(2*skew)) {
		token = prolonged(ctx, c, token, privy)
	}
	after := skew
	if token.ExpiresIn > 0 {
		after = min(skew, token.ExpiresIn/2)
	}
	c.Wait(ctx, privy.expiry.Sub(c.Now())+after, "the Privy token expires")
	c.Step("use the access token at the MCP endpoint")
	c.Given(c.Host().Present(ctx, token.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
	return token, privy
}

// prolonged refreshes an access token shortly before the Privy token behind it expires.
func prolonged(ctx context.Context, c *check.C, token *client.Token, privy privyToken) *client.Token {
	if token.Refresh == "" {
		c.NotApplicable("the access token does not outlive the Privy token behind it, and there is no refresh token")
	}
	if left := privy.expiry.Sub(c.Now()) - shortly; left > 0 {
		c.Wait(ctx, left, "the Privy token is about to expire")
	}
	c.Step("refresh the access token")
	return renewed(ctx, c, token)
}

const neverExpired = "401, or a Privy token that has not expired"

// noExpired is the claim that an answer to an exchange holds no expired Privy token: it is refused,
// because of the token, or the server got a good one.
func noExpired(answer *client.Response, old privyToken, now time.Time) expect.Claim {
	claim := expect.Claim{From: answer, Saw: expect.Describe(answer.Exchange)}
	got, given := handedOut(answer)
	switch {
	case !given:
		claim.Holds, _ = expect.Any(expect.Status(401), expect.Refusal()).Match(answer)
	case got.expiry.IsZero():
		claim.Holds = got.raw != old.raw
		claim.Saw = fmt.Sprintf("%d with the Privy token that has expired", answer.Status)
	default:
		claim.Holds = got.expiry.After(now)
		claim.Saw = fmt.Sprintf("%d with a Privy token that expired %s ago", answer.Status, now.Sub(got.expiry).Round(time.Minute))
	}
	return claim
}
