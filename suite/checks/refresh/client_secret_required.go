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
	ID:     "refresh.client.secret-required",
	Title:  "a client that has a secret cannot refresh without it",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC6749.S("6")),
	Covers: []string{"RF-19"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-without-secret"},
	Fix:    "Authenticate the client at each refresh as at the redemption of a code.",
	Why:    "The client_id is no secret: a refresh token that leaks is then all that a thief needs.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Client.Secret == "" {
			c.NotApplicable("the client has no secret (%s), so there is nothing to authenticate by", c.Host().Client.AuthMethod)
		}
		first := own(ctx, c)
		c.Step("use the refresh token with the client_id alone")
		answer := c.Host().Refresh(ctx, first, client.Named(c.Host().Client))
		if given, _ := expect.GivesToken().Match(answer); !given {
			c.Step("use it with the secret, as a control")
			successor(c, c.Host().Refresh(ctx, first), first)
		}
		refused(c, answer, expect.Refusal("invalid_client", "invalid_request", "unauthorized_client"))
	},
})
