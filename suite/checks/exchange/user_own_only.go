package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.user.own-only",
	Title:  "each user's access token is exchanged for that user's Privy token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("User")),
	Covers: []string{"PV-05"},
	Needs:  check.Needs(fixture.SecondUser, fixture.Login, fixture.Token),
	Faults: []string{"exchange-wrong-user"},
	Fix:    "Keep the Privy token with the grant that its login made, and find it by the access token that is presented, by nothing else.",
	Why:    "One user acts at Privy, and sees the data there, as another.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		c.Step("the first user signs in and exchanges")
		first := granted(ctx, c, c.Host())
		one := exchanged(ctx, c, at, first)
		if one.user == "" {
			c.NotApplicable("the exchange does not say whose Privy token it hands out")
		}
		c.Step("the second user signs in; the first exchanges again")
		second := granted(ctx, c, c.Host().WithAccount(1))
		again := c.Host().PrivyExchange(ctx, at, first.Access)
		c.Expect(belongs(again, func(user string) bool { return user == one.user })).To(expect.True(own))
		c.Step("the second user exchanges")
		two := c.Host().PrivyExchange(ctx, at, second.Access)
		c.Expect(belongs(two, func(user string) bool { return user != "" && user != one.user })).
			To(expect.True(own))
	},
})

const own = "the user's own Privy token"

// belongs is the claim that a Privy token was handed out, and that it is the right user's.
func belongs(answer *client.Response, right func(user string) bool) expect.Claim {
	privy, given := handedOut(answer)
	claim := expect.Claim{Holds: given && right(privy.user), From: answer, Saw: "another user's Privy token"}
	if !given || privy.user == "" {
		claim.Saw = expect.Describe(answer.Exchange)
	}
	return claim
}
