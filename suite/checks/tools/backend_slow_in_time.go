package tools

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "tools.backend-slow.in-time",
	Title:  "a tool whose backend does not answer says so, in time",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.MCP20251125.Tools.S("Error Handling"),
		spec.MCP20251125.Tools.S("Security Considerations"), spec.OpenAI.Troubleshooting.S("Server-side issues")),
	Covers: []string{"TL-11"},
	Needs:  check.Needs(fixture.Control, fixture.Tools, fixture.Bearer),
	Faults: []string{"backend-awaited-forever"},
	Serial: true,
	Fix:    "Give all that a tool asks of its backend one deadline well below 30 seconds, and answer with isError and a sentence for the user when it passes.",
	Why:    "ChatGPT gives a call up after about 60 seconds and sends it again; the user looks at a spinner and learns nothing.",
	Run: func(ctx context.Context, c *check.C) {
		slowly(ctx, c, (*backed).backend)
	},
})

// slowly demands that a tool which waits in vain for a dependency says so in time, and nothing internal.
func slowly(ctx context.Context, c *check.C, which func(*backed) dependency) {
	b, clean := working(ctx, c), expect.NothingInternal(publicHosts(c.Host())...)
	ctx = wire.WithPatience(ctx, patience(c.Host()))
	b.in(ctx, which(b), "slow", func(_ call, then *client.RPC) bool {
		if worked(then) {
			return false
		}
		toldInTime(c, then)
		c.Expect(then).To(clean)
		return true
	})
}

// patience is how long a call is waited for whose backend is silent: what a tool may take, unless the
// user gave requests much less than that (--timeout).
func patience(p *client.Player) time.Duration {
	const times = 3 // at the default of --timeout, this is inTime
	return min(inTime, times*p.Wire.Wire().Patience())
}
