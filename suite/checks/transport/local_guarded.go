package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// elsewhere is the name of a site that is not the server's.
const elsewhere = "rebound.mcpconform.invalid"

var _ = check.Define(check.Check{
	ID:     "transport.local.guarded",
	Title:  "a local server without a login turns the pages of other sites away",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Security Warning"), spec.MCP20260728.StreamableHTTP.S("Security & Endpoint")),
	Covers: []string{"HT-07"}, // which addresses it listens at is known on its machine alone
	Needs:  check.Needs(fixture.Challenge, fixture.Session),
	Faults: []string{"page-of-any-site-served"},
	Fix: "Refuse with 403 what comes with an Origin that is not yours or under a Host that is not yours (the option of the SDK is often called " +
		"DNS rebinding protection), or ask for a token.",
	Why: "A page that its user's browser opens can have its name lead to this machine, and then call the tools.",
	Run: func(ctx context.Context, c *check.C) {
		if !c.Host().Target.Loopback {
			c.NotApplicable("the server is not on this machine")
		}
		if !fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the server asks for a token, which a page of another site does not have")
		}
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, "", "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them as a page of a site whose name leads here")
		c.Expect(c.Host().MCP(ctx, "", "tools/list", nil,
			client.Header("Host", elsewhere), client.Header("Origin", c.Host().Target.URL.Scheme+"://"+elsewhere))).To(expect.ClientError())
	},
})
