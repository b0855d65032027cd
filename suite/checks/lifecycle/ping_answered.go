package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.ping.answered",
	Title:  "ping is answered with an empty result",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Ping.S("")),
	Covers: []string{"LC-08"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"ping-unknown"},
	Fix:    "Answer ping with the result {}; it needs no capability.",
	Why:    "A client that pings to see whether a connection lives takes the refusal for its end.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("open a connection by initialize")
		opened, s := c.Host().Initialize(ctx, bearer)
		letIn(c, opened)
		answered(c, opened, s)
		c.Host().Initialized(ctx, bearer, s)
		c.Step("send ping")
		c.Expect(c.Host().MCP(ctx, bearer, "ping", nil, client.Version(s.Version), client.SessionID(s.ID))).To(expect.RPCResult())
	},
})
