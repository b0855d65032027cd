package tools

import (
	"context"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.hints",
	Title:  "each tool says whether it only reads, or may destroy",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs:   spec.Refs(spec.OpenAI.Reference.S(""), spec.MCP20251125.Tools.S("Tool")),
	Covers: []string{"TL-17"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"tool-hints-missing"},
	Fix: "Give each tool annotations: readOnlyHint true where it changes nothing, else destructiveHint and openWorldHint as they are. OpenAI " +
		"asks for all three of a plugin.",
	Why: "ChatGPT asks the user to confirm each call of a tool that might write; a plugin without the hints is sent back at review.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the annotations of the tools")
		name := unhinted(fixture.Tools.From(c))
		c.Expect(expect.Claim{Holds: name == "", Saw: "neither at the tool " + name}).
			To(expect.True("readOnlyHint or destructiveHint at each tool"))
	},
})

// unhinted is the first tool that leaves the host to assume the worst. Where one hint is given the
// others have a default (MCP 2025-11-25, ToolAnnotations), and some SDKs leave out those that are false.
func unhinted(list []client.Tool) string {
	for i := range list {
		if t := &list[i]; t.Annotations.ReadOnly == nil && t.Annotations.Destructive == nil {
			return strconv.Quote(t.Name)
		}
	}
	return ""
}
