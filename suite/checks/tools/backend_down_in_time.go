package tools

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// inTime is half of what ChatGPT waits for a call (host.ChatGPT, Limits). The time that the user
// allows a request (--timeout) may be shorter, and counts then.
const inTime = 30 * time.Second

var _ = check.Define(check.Check{
	ID:     "tools.backend-down.in-time",
	Title:  "a tool whose backend is down says so, in time",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.MCP20251125.Tools.S("Error Handling"),
		spec.MCP20251125.Tools.S("Security Considerations"), spec.OpenAI.Troubleshooting.S("Server-side issues")),
	Covers: []string{"TL-11"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"tool-hangs-on-backend"},
	Serial: true,
	Fix: "Give every request of a tool to its backend a deadline well below 30 seconds, retries included, and answer with " +
		"isError and a sentence for the user when it passes.",
	Why: "ChatGPT gives a call up after about 60 seconds and sends it again; the user looks at a spinner and learns nothing.",
	Run: func(ctx context.Context, c *check.C) {
		b := working(ctx, c)
		b.in(ctx, b.backend(), "down", func(_ call, down *client.RPC) bool {
			if worked(down) {
				return false
			}
			toldInTime(c, down)
			return true
		})
	},
})

// toldInTime demands that a tool which cannot work says so before the host gives up.
func toldInTime(c *check.C, then *client.RPC) {
	c.Expect(then).To(expect.Any(expect.ToolError(), expect.RPCError()))
	c.Expect(expect.Claim{
		Holds: then.Timing.Total <= inTime, Saw: "an answer after " + then.Timing.Total.Round(time.Second).String(), From: then,
	}).To(expect.True("an answer within " + inTime.String()))
}
