package tools

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.headers",
	Title:  "parameters that are to travel as headers can do so",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Tools.S("x-mcp-header"), spec.MCP20260728.StreamableHTTP.S("Custom Headers from Tool Parameters")),
	Covers: []string{"TL-13"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"header-name-illegal", "header-out-of-reach"},
	Fix: "Give x-mcp-header a name of letters, digits and hyphens that no other parameter of the tool has, in whatever case; and only to a " +
		"string, an integer or a boolean that is reached by properties alone.",
	Why: "Clients have to leave a tool out whose annotations are wrong: it is lost.",
	Run: func(_ context.Context, c *check.C) {
		tools := marked(c)
		for i := range tools {
			c.Step("read the headers of " + tools[i].Name)
			problems := tools[i].HeaderProblems()
			c.Expect(expect.Claim{Holds: len(problems) == 0, Saw: fmt.Sprintf("in %q %v", tools[i].Name, problems)}).
				To(expect.True("x-mcp-header as MCP 2026-07-28 wants it"))
		}
	},
})

// marked are the tools that mark a parameter with x-mcp-header. A check of that does not apply to servers
// without one, nor to the versions before it.
func marked(c *check.C) []client.Tool {
	if v := c.Host().Session.Version; v < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, which knows no headers for parameters", v)
	}
	var all []client.Tool
	for _, t := range fixture.Tools.From(c) {
		if t.MarksHeaders() {
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		c.NotApplicable("no tool marks a parameter with x-mcp-header")
	}
	return all
}
