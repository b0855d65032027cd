package lifecycle

import (
	"context"
	"encoding/json"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.initialize.quiet",
	Title:  "the server asks nothing of the client before the handshake is over",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Lifecycle.S("Initialization")),
	Covers: []string{"LC-06"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"roots-asked-at-once"},
	Fix:    "Send no request but ping before notifications/initialized has come: nothing of roots, sampling or elicitation.",
	Why:    "A client that is not ready refuses, or takes the request for the answer that it waits for.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("send initialize")
		opened, s := c.Host().Initialize(ctx, bearer)
		letIn(c, opened)
		answered(c, opened, s)
		asked := requested(opened)
		c.Expect(expect.Claim{Holds: asked == "", Saw: "the request " + asked + " before the result", From: opened}).
			To(expect.True("the result of initialize, and no request but ping"))
	},
})

// requested is the method of the first request of the server, ping aside.
func requested(answer *client.RPC) string {
	for _, raw := range answer.Requests {
		var r struct {
			Method string `json:"method"`
		}
		if json.Unmarshal(raw, &r) == nil && r.Method != "ping" {
			return r.Method
		}
	}
	return ""
}
