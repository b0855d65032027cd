package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/client"
)

func (c *connection) list(ctx context.Context) ([]client.Tool, error) {
	var tools []client.Tool
	var unusable error
	_, err := c.send(ctx, func(bearer string) *client.RPC {
		var answer *client.RPC
		tools, answer, unusable = c.player.ListTools(ctx, bearer)
		return answer
	})
	if err != nil {
		return nil, err
	}
	return tools, unusable
}

// callAll makes the calls it was told to or, told none, calls every tool but those whose header
// annotations forbid it.
func (c *connection) callAll(ctx context.Context, tools []client.Tool) error {
	calls := c.told.ToolCalls
	if calls == nil {
		for i := range tools {
			if len(tools[i].HeaderProblems()) > 0 {
				continue
			}
			calls = append(calls, toolCall{tools[i].Name, sample(tools[i].InputSchema)})
		}
	}
	var failed []error
	for _, call := range calls {
		tool := named(tools, call.Name)
		if tool == nil {
			failed = append(failed, fmt.Errorf("there is no tool %q", call.Name))
			continue
		}
		_, err := c.send(ctx, func(bearer string) *client.RPC {
			return c.player.CallTool(ctx, bearer, call.Name, call.Arguments, tool.ParamHeaders(call.Arguments)...)
		})
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

func named(tools []client.Tool, name string) *client.Tool {
	for i := range tools {
		if tools[i].Name == name {
			return &tools[i]
		}
	}
	return nil
}

// sample makes up an argument for each required member of an input schema, of the type it names.
func sample(schema json.RawMessage) map[string]any {
	var s struct {
		Properties map[string]struct {
			Type string `json:"type"`
		} `json:"properties"`
		Required []string `json:"required"`
	}
	_ = json.Unmarshal(schema, &s) // what cannot be read asks for nothing
	arguments := map[string]any{}
	for _, name := range s.Required {
		arguments[name] = samples[s.Properties[name].Type]
	}
	return arguments
}

var samples = map[string]any{
	"string": "mcpconform", "number": 1, "integer": 1, "boolean": true, "array": []any{}, "object": map[string]any{}, "": "mcpconform",
}
