package resources

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.caching.one-scope",
	Title:  "all pages of a list are for the same caches",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Caching.S("Cacheable Model")),
	Covers: []string{"RS-07"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"cache-scope-varies"},
	Fix:    "Settle cacheScope for the list, not for the page: private for all of them as soon as one is.",
	Run: func(ctx context.Context, c *check.C) {
		modernOnly(c, "caching hints")
		for _, l := range paged(ctx, c) {
			first := read(l.method, l.pages[0].Answer)
			for i, page := range l.pages[1:] {
				r := read(l.method, page.Answer)
				c.Expect(expect.Claim{
					Holds: string(r.scope) == string(first.scope), From: page.Answer,
					Saw: fmt.Sprintf("%.40s on page %d of %s, %.40s on the first", orMissing(r.scope), i+2, l.method, orMissing(first.scope)),
				}).To(expect.True("one cacheScope on all pages of " + l.method))
			}
		}
	},
})
