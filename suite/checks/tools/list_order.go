package tools

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.order",
	Title:  "tools/list names the tools in the same order each time",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Tools.S("Capabilities")),
	Covers: []string{"TL-04"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"tools-order-varies"},
	Fix:    "Sort the tools, by name or as they were registered, before you list them; maps of most languages have no order.",
	Why:    "Hosts put the list into the prompt: another order is another prompt, and what was cached for the first is lost.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, which says nothing of the order", v)
		}
		first := named(fixture.Tools.From(c))
		if len(first) < 2 {
			c.NotApplicable("the server has fewer than two tools")
		}
		const times = 2
		for range times {
			c.Step("ask for the tools again")
			list, answer, err := c.Host().ListTools(ctx, fixture.Bearer.From(c))
			c.Given(answer).To(expect.RPCResult(), "tools.list.usable")
			if err != nil || !sameSet(first, named(list)) { // other tools than before are another matter
				c.NotApplicable("tools/list does not name the same tools each time")
			}
			c.Expect(expect.Claim{Holds: slices.Equal(first, named(list)), Saw: "the same tools in another order", From: answer}).
				To(expect.True("the order of the first time"))
		}
	},
})

func named(list []client.Tool) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	return names
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
