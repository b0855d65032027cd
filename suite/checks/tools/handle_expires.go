package tools

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.handle.expires",
	Title:  "a handle ends when it was said to",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.SecurityBestPractices.S("State Handle Hijacking")),
	Covers: []string{"HD-02"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"handle-immortal"},
	Fix:    "Compare the time on every call, and forget what a handle stands for once it has expired.",
	Why:    "A handle in an old conversation or log is good for ever.",
	Run: func(ctx context.Context, c *check.C) {
		e, p := handing(ctx, c), c.Host()
		c.Step("call " + e.giver + " and " + e.taker)
		old := e.give(ctx, c, p, fixture.Bearer.From(c))
		until, said := old.expires()
		if !said {
			c.NotApplicable("the tool %s does not say when its handle ends", e.giver)
		}
		c.Given(e.take(ctx, p, fixture.Bearer.From(c), old)).To(expect.ToolResult(), "tools.call.read-only")
		const leeway = time.Minute
		c.Wait(ctx, until.Sub(c.Now())+leeway, "the handle expires")
		c.Step("call " + e.taker + " with a new handle")
		bearer := fixture.Bearer.From(c)
		c.Given(e.take(ctx, p, bearer, e.give(ctx, c, p, bearer))).To(expect.ToolResult(), "tools.call.read-only")
		e.refuses(ctx, c, p, bearer, old)
	},
})
