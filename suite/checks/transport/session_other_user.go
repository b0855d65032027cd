package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.session.other-user",
	Title:  "a session is its user's: with another user's token it is refused",
	Level:  check.Should, // what is a MUST, that an id does not replace a token, is judged by bearer.session.needs-token
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.SecurityBestPractices.S("Session Hijacking")),
	Covers: []string{"HT-30"},
	Needs:  check.Needs(fixture.SecondUser, fixture.Login, fixture.Bearer),
	Faults: []string{"session-of-who-opened-it"},
	Fix: "Keep the user with the session, and refuse a token of somebody else with 403 or 404; take the user of each request from its " +
		"token, never from the session.",
	Why: "Whoever learns a session id, and has an account, acts in somebody else's conversation.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s, in := openSession(ctx, c, bearer)
		defer c.Host().EndSession(ctx, bearer, s)
		c.Step("ask for the tools in the session of the first user")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("the second user signs in")
		other := c.Host().WithAccount(1).Token(ctx).Access
		own, _ := openSession(ctx, c, other)
		defer c.Host().EndSession(ctx, other, own)
		c.Step("the second user asks for the tools in the session of the first")
		c.Expect(c.Host().MCP(ctx, other, "tools/list", nil, in...)).To(expect.Any(expect.ClientError(), expect.RPCError()))
	},
})
