package bearer

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// skew is how much the clocks of issuer and verifier may differ (RFC 9068 §4: "a few minutes").
const skew = 5 * time.Minute

var _ = check.Define(check.Check{
	ID:     "bearer.expired.refused",
	Title:  "an access token is refused once it has expired",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Token Handling"), spec.RFC9068.S("4")),
	Covers: []string{"BU-09"},
	Needs:  check.Needs(fixture.Login, fixture.Session),
	Faults: []string{"expired-token-accepted"},
	Fix:    "Compare exp, or the expiry in your store, with the time of each request, and answer 401 when it has passed.",
	Why:    "A token that leaked stays good for ever, and ChatGPT, which refreshes on the 401, never learns that it is over.",
	Run: func(ctx context.Context, c *check.C) {
		token := c.Host().Token(ctx)
		if token.ExpiresIn == 0 {
			c.NotApplicable("the token response does not say when the token expires (expires_in)")
		}
		works(ctx, c, token.Access)
		c.Wait(ctx, token.ExpiresIn+skew, "the access token expires")
		c.Step("use it after its expiry")
		refused(c, c.Host().Present(ctx, token.Access))
	},
})
