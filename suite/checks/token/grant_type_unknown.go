package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.grant-type.unknown",
	Title:  "a grant_type that the server does not know is refused as such",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-18"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"unknown-grant-type-500"},
	Fix:    "Answer 400 unsupported_grant_type to a grant_type that you do not know, and 400 invalid_request where there is none.",
	Why:    "A client that tries what it could do next cannot tell a missing feature from an outage.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("ask by a grant_type that does not exist")
		unknown := c.Host().Redeem(ctx, nobodys(c), client.With("grant_type", "urn:mcpconform:no-such-grant"))
		c.Expect(unknown).To(expect.Refusal("unsupported_grant_type", "unauthorized_client"))
		c.Step("ask without grant_type")
		missing := c.Host().Redeem(ctx, nobodys(c), client.Without("grant_type"))
		c.Expect(missing).To(expect.Refusal("invalid_request", "unsupported_grant_type"))
	},
})
