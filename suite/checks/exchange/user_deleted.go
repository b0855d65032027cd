package exchange

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.user.deleted",
	Title:  "a user who was deleted at Privy gets neither a Privy token nor a new access token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("User")),
	Covers: []string{"PV-11"},
	Needs:  check.Needs(fixture.SecondUser, fixture.Control, fixture.Login, fixture.Token),
	Faults: []string{"deleted-user-lives-on"},
	Serial: true, // the second account has another user after it
	Fix: "Ask Privy whether the user still exists at each exchange and each refresh: answer the exchange with 401 invalid_token, the refresh " +
		"with 400 invalid_grant, and revoke the grant.",
	Why: "Who was removed keeps the access for as long as refresh tokens live.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		p := c.Host().WithAccount(1)
		c.Step("the second user signs in, refreshes and exchanges")
		token := granted(ctx, c, p)
		if token.Refresh != "" {
			token = renewed(ctx, c, token)
		}
		exchanged(ctx, c, at, token)
		deleteUser(ctx, c, p.Account.Email)
		c.Step("exchange the access token of the deleted user")
		c.Expect(p.PrivyExchange(ctx, at, token.Access)).To(expect.Any(expect.Status(401), expect.Refusal()))
		if token.Refresh != "" {
			c.Step("refresh the access token of the deleted user")
			c.Expect(p.Refresh(ctx, token)).To(expect.OAuthErrorIn([]int{400, 401}))
		}
	},
})

func deleteUser(ctx context.Context, c *check.C, email string) {
	c.Step("delete the second user at Privy")
	err := c.Control().DeleteUser(ctx, email)
	var lacking *check.NotOffered
	if errors.As(err, &lacking) {
		c.NotApplicable("%s", lacking)
	}
	if err != nil {
		c.Broken("target control did not delete the user: %v", err)
	}
}
