package token

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// served is the token of the journey. That it was given is the positive control of a check that changes
// one thing of a redemption: in this run the same client got one with everything right.
func served(c *check.C) *client.Token {
	token := fixture.Token.From(c)
	if token.Response == nil {
		c.NotApplicable("a ready token was given (--login token), so no code can be redeemed")
	}
	return token
}

// nobodys is a code that nobody issued, for a request that is otherwise right.
func nobodys(c *check.C) *client.Grant { return c.Host().NobodysGrant() }

// unbroken demands an answer that is neither silence nor a breakdown.
func unbroken(c *check.C, answer *client.Response, expected string) {
	c.Expect(expect.Claim{
		Holds: answer.Err == nil && answer.Status < 500, Saw: expect.Describe(answer.Exchange), From: answer,
	}).To(expect.True(expected))
}
