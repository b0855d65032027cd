package tools

import (
	"context"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.described",
	Title:  "each tool says what it is for",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Tool"), spec.OpenAI.Reference.S("")),
	Covers: []string{"TL-18"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"tool-undescribed"},
	Fix:    "Give each tool a description: what it does, when to use it, and what its arguments mean.",
	Why:    "The model chooses tools by their descriptions. Of one that has none it knows the name alone.",
	Run: func(_ context.Context, c *check.C) {
		list := fixture.Tools.From(c)
		if len(list) == 0 {
			c.NotApplicable("the server lists no tools")
		}
		c.Step("read the descriptions of the tools")
		name := undescribed(list)
		c.Expect(expect.Claim{Holds: name == "", Saw: "none at the tool " + name}).To(expect.True("a description at each tool"))
	},
})

// undescribed is the first tool that says nothing of itself.
func undescribed(list []client.Tool) string {
	for i := range list {
		if strings.TrimSpace(list[i].Description) == "" {
			return strconv.Quote(list[i].Name)
		}
	}
	return ""
}
