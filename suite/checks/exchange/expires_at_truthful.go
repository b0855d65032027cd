package exchange

import (
	"context"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// apart is how long to wait before a refresh, so that the expiries of the two tokens differ.
const apart = 10 * time.Second

var _ = check.Define(check.Check{
	ID:     "exchange.expires-at.truthful",
	Title:  "expiresAt is when the Privy token expires that is handed out with it",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("expiresAt"), spec.RFC7519.S("4.1.4")),
	Covers: []string{"PV-03"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"exchange-expiry-of-oauth-token"},
	Fix:    "Take expiresAt from exp of the Privy token (in milliseconds), not from the access token that was presented.",
	Why:    "Tools keep a Privy token for as long as expiresAt says, and fail with it when it was shorter.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		token := granted(ctx, c, c.Host())
		c.Step("exchange the access token")
		privy := truthful(ctx, c, at, token)
		if token.Refresh == "" || token.Expiry().Sub(privy.expiry).Abs() > apart/2 {
			return
		}
		// They expire together, whichever of them expiresAt is about.
		c.Wait(ctx, apart, "the refreshed access token has to expire later than the Privy token")
		c.Step("refresh the access token")
		next := renewed(ctx, c, token)
		c.Step("exchange the new access token")
		truthful(ctx, c, at, next)
	},
})

func truthful(ctx context.Context, c *check.C, at string, token *client.Token) privyToken {
	privy := exchanged(ctx, c, at, token)
	if privy.expiry.IsZero() {
		c.NotApplicable("the Privy token does not say when it expires, so expiresAt cannot be compared")
	}
	stated, ok := privy.stated()
	claim := expect.Claim{
		Holds: ok && stated.Sub(privy.expiry).Abs() <= time.Second, From: privy.answer,
		Saw: fmt.Sprintf("expiresAt %s than exp", apartBy(stated.Sub(privy.expiry))),
	}
	if !ok {
		claim.Saw = fmt.Sprintf("expiresAt %v, which is no time", privy.doc["expiresAt"])
	}
	c.Expect(claim).To(expect.True("expiresAt, the exp of the Privy token"))
	return privy
}

func apartBy(d time.Duration) string {
	if d < 0 {
		return roughly(d.Abs()) + " earlier"
	}
	return roughly(d) + " later"
}

// roughly leaves out the seconds of what is minutes long: they say how busy the machine was.
func roughly(d time.Duration) string {
	if d > 2*time.Minute {
		return d.Round(time.Minute).String()
	}
	return d.Round(time.Second).String()
}
