package refresh

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.after-expiry.works",
	Title:  "a refresh works when the access token has expired, without the user",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3"), spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"RF-18"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"refresh-dies-with-access"},
	Fix:    "Let refresh tokens live for days or weeks, independently of the access tokens that are made with them.",
	Why:    "The user has to sign in again each time the access token expires.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		if first.ExpiresIn == 0 {
			c.NotApplicable("the token response does not say when the token expires (expires_in)")
		}
		c.Step("use the access token before it expires")
		c.Given(c.Host().Present(ctx, first.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		c.Wait(ctx, first.ExpiresIn+time.Minute, "the access token expires")
		c.Step("use the refresh token")
		answer := c.Host().Refresh(ctx, first)
		c.Expect(answer).To(expect.GivesToken())
		next := successor(c, answer, first)
		c.Step("use the new access token at the MCP endpoint")
		c.Expect(c.Host().Present(ctx, next.Access)).To(expect.Admitted())
	},
})
