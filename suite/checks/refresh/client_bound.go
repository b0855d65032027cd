package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.client.bound",
	Title:  "a refresh token of one client is refused to another",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC6749.S("6")),
	Covers: []string{"RF-09"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.NativeClient),
	Faults: []string{"refresh-not-client-bound"},
	Fix:    "Store the client_id with the refresh token and answer invalid_grant when another client uses it.",
	Why:    "Any other app registered at the server can turn a refresh token it caught into access.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		other := otherClient(c)
		c.Step("use the refresh token as the other client")
		answer := c.Host().WithClient(other).Refresh(ctx, first)
		if given, _ := expect.GivesToken().Match(answer); !given {
			c.Step("use it as its own client, as a control")
			if kept, _ := expect.GivesToken().Match(c.Host().Refresh(ctx, first)); !kept { // the attempt may have ended it
				sibling := granted(ctx, c)
				successor(c, c.Host().Refresh(ctx, sibling), sibling)
			}
		}
		refused(c, answer, expect.Refusal("invalid_grant", "invalid_client", "unauthorized_client"))
	},
})

// otherClient is a client that all checks which need a further one share.
func otherClient(c *check.C) *client.Registration {
	other := fixture.NativeClient.From(c).Registration
	if other == nil {
		c.NotApplicable("no second client can be registered")
	}
	return other
}
