package tools

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// headerMismatch is the error of headers that say otherwise than the body.
const headerMismatch = -32020

var _ = check.Define(check.Check{
	ID:     "tools.call.headers",
	Title:  "a parameter that travels as a header, too, is the same in both",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20260728.StreamableHTTP.S("Server Behavior for Custom Headers"),
		spec.MCP20260728.StreamableHTTP.S("Server Validation")),
	Covers: []string{"HT-37"},
	Needs:  check.Needs(fixture.Bearer, fixture.Tools),
	Faults: []string{"param-header-not-compared"},
	Fix: "Compare each Mcp-Param header that a tool asks for (x-mcp-header) with the argument, and answer 400 with the JSON-RPC error -32020 " +
		"where they differ or the header is missing.",
	Why: "A gateway that lets calls through by such a header lets through one that does something else.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		call := headedCall(ctx, c, bearer)
		if call == nil {
			c.NotApplicable("no read-only tool that marks a parameter with x-mcp-header could be called and gave a result; " +
				"name one under tools in the configuration, with its arguments")
		}
		refused := expect.All(expect.Status(http.StatusBadRequest), expect.RPCError(headerMismatch))
		c.Step("call it with another value in " + call.header)
		c.Expect(c.Host().CallTool(ctx, bearer, call.tool, call.arguments, client.Header(call.header, "mcpconform"))).To(refused)
		c.Step("call it without " + call.header)
		c.Expect(c.Host().CallTool(ctx, bearer, call.tool, call.arguments, client.Header(call.header))).To(refused)
	},
})

// headed is the call of a tool one of whose arguments travels as a header.
type headed struct {
	tool, header string
	arguments    map[string]any
}

// headedCall finds one that is answered with a result; nil where there is none. It calls only tools that
// say they change nothing.
func headedCall(ctx context.Context, c *check.C, bearer string) *headed {
	tools, calls := marked(c), 0
	for i := range tools {
		call := headedBy(c, &tools[i])
		if call == nil || calls == most {
			continue
		}
		calls++
		c.Step("call " + call.tool)
		if worked, _ := expect.RPCResult().Match(c.Host().CallTool(ctx, bearer, call.tool, call.arguments)); worked {
			return call
		}
	}
	return nil
}

// headedBy is a call with an argument that travels as a header: the one that the user names, or on a test
// server of the user's own one that is made up.
func headedBy(c *check.C, t *client.Tool) *headed {
	given, ok := arguments(c, t)
	var schema struct {
		Properties map[string]struct {
			property
			Header string `json:"x-mcp-header"`
		} `json:"properties"`
	}
	if !ok || !t.ReadOnly() || len(t.HeaderProblems()) > 0 || json.Unmarshal(t.InputSchema, &schema) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		p := schema.Properties[name]
		if p.Header == "" {
			continue
		}
		value := given[name]
		if made := p.value(); value == nil && !t.Named && c.Host().Invents && made != nil {
			value, given[name] = made, made
		}
		if value != nil {
			return &headed{t.Name, "Mcp-Param-" + p.Header, given}
		}
	}
	return nil
}
