package tools

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.call.structured",
	Title:  "the structured content of a result fits the tool's output schema",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Output Schema"), spec.OpenAI.Reference.S("")),
	Covers: []string{"TL-06"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"structured-content-differs"},
	Fix:    "Return structuredContent that validates against the outputSchema you list, or list the schema of what you return.",
	Why:    "Hosts validate it, and reject the result of a tool that does not keep to its own schema.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.June2025 {
			c.NotApplicable("the server speaks MCP %s, which has no structured content", v)
		}
		bearer := fixture.Bearer.From(c)
		for _, t := range promising(fixture.Tools.From(c)) {
			c.Step("call " + t.name)
			answer := c.Host().CallTool(ctx, bearer, t.name, nil)
			if !did(answer) {
				continue
			}
			problem := t.unkept(answer)
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
				To(expect.True("structuredContent that fits the outputSchema of " + t.name))
			return
		}
		c.NotApplicable("no read-only tool without arguments lists an outputSchema that can be read and did its work just now")
	},
})

// promise is a tool with an output schema.
type promise struct {
	name   string
	schema *jsonschema.Resolved
}

// promising are the first tools that can be called and have an output schema. One that the validator
// cannot read is none: it may be of a dialect that only the validator does not know.
func promising(list []client.Tool) []promise {
	schemas := map[string]json.RawMessage{}
	for i := range list {
		schemas[list[i].Name] = list[i].OutputSchema
	}
	var all []promise
	for _, name := range callable(list) {
		var schema *jsonschema.Schema
		if json.Unmarshal(schemas[name], &schema) != nil || schema == nil {
			continue
		}
		if resolved, err := schema.Resolve(nil); err == nil && len(all) < most {
			all = append(all, promise{name, resolved})
		}
	}
	return all
}

// unkept says how a result breaks the promise.
func (p promise) unkept(answer *client.RPC) string {
	var result struct {
		Structured any `json:"structuredContent"`
	}
	if err := answer.Decode(&result); err != nil {
		return err.Error()
	}
	if result.Structured == nil {
		return "a result without structuredContent"
	}
	if err := p.schema.Validate(result.Structured); err != nil {
		return fmt.Sprintf("structuredContent that does not: %.300s", err)
	}
	return ""
}
