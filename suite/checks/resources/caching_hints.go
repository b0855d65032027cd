package resources

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.caching.hints",
	Title:  "results that can be cached say for how long and for whom",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Caching.S("Cacheable Results")),
	Covers: []string{"RS-06"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"caching-hints-missing"},
	Fix: `Put ttlMs (a whole number of milliseconds, 0 for "do not keep") and cacheScope ("private", or "public" where the result is the same ` +
		"for everybody) into the results of server/discover, the lists and resources/read.",
	Run: func(ctx context.Context, c *check.C) {
		modernOnly(c, "caching hints")
		for _, r := range cacheables(ctx, c, c.Host(), fixture.Bearer.From(c)) {
			problem := r.unhinted()
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: r.answer}).
				To(expect.True("ttlMs from 0, and cacheScope public or private, in the result of " + r.what))
		}
	},
})
