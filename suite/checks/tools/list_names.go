package tools

import (
	"context"
	"fmt"
	"regexp"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.names",
	Title:  "each tool has a name of its own, of letters, digits, _, - and dots",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Tool Names"), spec.MCP20260728.Tools.S("Tool Names")),
	Covers: []string{"TL-03"},
	Needs:  check.Needs(fixture.Tools),
	Faults: []string{"tool-name-illegal"},
	Fix:    "Name tools with 1 to 128 of A-Z, a-z, 0-9, _, - and dots, no two alike; what people shall read goes into title.",
	Why:    "Hosts turn the names into names of functions for the model: a tool with another character in it, or one of two alike, is lost.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the names of the tools")
		problem := misnamed(fixture.Tools.From(c))
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem}).To(expect.True("names of 1 to 128 of A-Z, a-z, 0-9, _, - and dots, no two alike"))
	},
})

var toolName = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,128}$`)

// misnamed says what is wrong with the first name that a host may stumble over.
func misnamed(list []client.Tool) string {
	seen := map[string]bool{}
	for i := range list {
		name := list[i].Name
		switch {
		case !toolName.MatchString(name):
			return fmt.Sprintf("the name %.160q", name)
		case seen[name]:
			return fmt.Sprintf("two tools of the name %q", name)
		}
		seen[name] = true
	}
	return ""
}
