package tools

import (
	"context"
	"fmt"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.list.usable",
	Title:  "tools/list names at least one tool, each with a name and an input schema",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.MCP20251125.Tools.S("Tool"), spec.MCP20251125.Tools.S("Capabilities"),
		spec.MCP20260728.Tools.S("Tool")),
	Covers: []string{"TL-01", "TL-02"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"tools-schema-null", "tools-empty"},
	Fix: `Give each tool a name and an inputSchema that is an object with "type": "object", also where it takes no arguments; ` +
		"and see that the list is not empty for the scopes that ChatGPT has.",
	Why: "ChatGPT shows that there are no actions; one bad schema can cost the whole list.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("ask for the tools")
		list, answer, err := c.Host().ListTools(ctx, fixture.Bearer.From(c))
		c.Expect(answer).To(expect.RPCResult())
		problem := unusable(list)
		if err != nil {
			problem = err.Error()
		}
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
			To(expect.True("one tool or more, each with a name and an inputSchema of type object"))
		c.Weigh(check.Blocks, check.Inferred) // a host that validates the list may drop it; ChatGPT was not seen to
		problem = mistyped(list)
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).To(expect.True("hints of the right type"))
	},
})

// unusable says what is wrong with the first tool that a host cannot use.
func unusable(list []client.Tool) string {
	if len(list) == 0 {
		return "an empty list of tools"
	}
	for i := range list {
		t := &list[i]
		name := strconv.Quote(t.Name)
		if t.Name == "" {
			return fmt.Sprintf("tool %d of %d has no name", i+1, len(list))
		}
		if _, ok := t.Required(); !ok {
			return "the inputSchema of " + name + " is " + schemaText(t)
		}
	}
	return ""
}

// mistyped says what else is of a wrong type in the first tool that has such a thing.
func mistyped(list []client.Tool) string {
	for i := range list {
		if t := &list[i]; len(t.Problems) > 0 {
			return "in the tool " + strconv.Quote(t.Name) + " " + t.Problems[0]
		}
	}
	return ""
}

func schemaText(t *client.Tool) string {
	const most = 80
	text := string(t.InputSchema)
	switch {
	case text == "":
		return "missing"
	case len(text) > most:
		return `no JSON Schema of an object`
	}
	return text
}
