package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.login.required",
	Title:  "nobody gets a code without having shown who they are",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.1"), spec.RFC6749.S("3.1"), spec.RFC9700.S("4.11.2")),
	Covers: []string{"AZ-05"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"prompt-none-is-a-pass"},
	Fix:    "Issue a code only in a session whose user has logged in; prompt=none without one is answered with login_required.",
	Why:    "Whoever opens the link is let in, as somebody.",
	Run: func(ctx context.Context, c *check.C) {
		login := fixture.Login.From(c)
		c.Step("look at what the journey's login asked, in a browser without cookies")
		o := watched(c)
		known := o.Typed || o.Presented
		if !known && c.Host().Target.Loopback {
			c.NotApplicable("the server asks nobody who they are, which on one's own machine is nobody else's business: %s", unasked(login))
		}
		c.Expect(expect.Claim{Holds: known, Saw: unasked(login), From: login.Grant}).
			To(expect.True("a login that asks who the user is"))
		c.Step("ask with prompt=none, in a browser without cookies")
		answer := c.Host().GetAuthorize(ctx, client.With("prompt", "none"))
		to := expect.Location(answer.Exchange)
		free := to != nil && to.Query().Has("code")
		c.Expect(expect.Claim{Holds: !free, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a login page, or a redirect with error=login_required"))
	},
})

func unasked(l *fixture.LoggedIn) string {
	if l.Grant.Pages == 0 {
		return "a redirect with a code, and no page before it"
	}
	return "a redirect with a code, after a page that asks for nothing but consent"
}
