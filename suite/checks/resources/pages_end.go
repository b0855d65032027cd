package resources

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "resources.pages.end",
	Title:  "the pages of a list end, and hold each entry once",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Pagination.S("Implementation Guidelines"),
		spec.MCP20260728.Pagination.S("Implementation Guidelines")),
	Covers: []string{"RS-05"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"pages-overlap"},
	Fix:    "Begin each page after the last entry of the one before, in an order that does not change, and leave nextCursor out of the last page.",
	Why:    "Hosts that follow the pages never finish, or have the same tool twice.",
	Run: func(ctx context.Context, c *check.C) {
		for _, l := range paged(ctx, c) {
			if l.err != nil && !errors.Is(l.err, client.ErrEndless) {
				c.Given(l.last()).To(expect.RPCResult(), "resources.lists.answer", "tools.list.usable")
			}
			saw := fmt.Sprintf("%d pages of %s, and no end", len(l.pages), l.method)
			c.Expect(expect.Claim{Holds: l.err == nil, Saw: saw, From: l.last()}).To(expect.True("a last page of " + l.method))
			double := l.repeated()
			c.Expect(expect.Claim{Holds: double == "", Saw: double + " twice in the pages of " + l.method, From: l.last()}).
				To(expect.True("each entry of " + l.method + " once"))
		}
	},
})

// repeated is the first entry that comes twice, by what identifies entries of its kind.
func (w walked) repeated() string {
	seen := map[string]bool{}
	for _, page := range w.pages {
		for _, item := range page.Items {
			var entry struct {
				Name     string `json:"name"`
				URI      string `json:"uri"`
				Template string `json:"uriTemplate"`
			}
			_ = json.Unmarshal(item, &entry) // whether entries are well-formed is for other checks
			id := entry.URI + entry.Template
			if id == "" {
				id = entry.Name
			}
			if id != "" && seen[id] {
				return id
			}
			seen[id] = true
		}
	}
	return ""
}
