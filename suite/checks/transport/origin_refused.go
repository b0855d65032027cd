package transport

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.origin.refused",
	Title:  "an Origin that the server does not take is refused with 403",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Security Warning"), spec.MCP20260728.StreamableHTTP.S("Security & Endpoint")),
	Covers: []string{"HT-05"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"origin-refused-400"},
	Fix:    "Answer a request from an Origin that you do not take with 403 Forbidden.",
	Why:    "Any other answer tells a client in a browser that something else is wrong, such as its token.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.November2025 {
			c.NotApplicable("the server speaks MCP %s, which does not say how an Origin is refused", v)
		}
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them as a page of a site that nobody knows")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, client.Header("Origin", "https://mcpconform.invalid"))
		if answer.Result != nil { // which origins are valid is the server's to say
			c.NotApplicable("the server takes a request of any Origin from who has a token")
		}
		c.Expect(answer).To(expect.Status(http.StatusForbidden))
	},
})
