package tools

import (
	"context"
	"encoding/json"
	"reflect"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.call.mirrored",
	Title:  "structured content is repeated as JSON in a text block",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Structured Content"), spec.MCP20260728.Tools.S("Structured Content")),
	Covers: []string{"TL-07"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"structured-not-mirrored"},
	Fix:    "Put the JSON of structuredContent into a block of type text beside it.",
	Why:    "Hosts that know no structured content give the model the text alone.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.June2025 {
			c.NotApplicable("the server speaks MCP %s, which has no structured content", v)
		}
		candidates := callable(fixture.Tools.From(c))
		for _, name := range candidates[:min(most, len(candidates))] {
			c.Step("call " + name)
			answer := c.Host().CallTool(ctx, fixture.Bearer.From(c), name, nil)
			structured, texts := contentOf(answer)
			if !did(answer) || structured == nil {
				continue
			}
			c.Expect(expect.Claim{Holds: repeated(structured, texts), Saw: "structuredContent, and no text block with the same JSON", From: answer}).
				To(expect.True("a text block with the JSON of structuredContent"))
			return
		}
		c.NotApplicable("no read-only tool without arguments gave structured content just now")
	},
})

// contentOf returns what a result holds as JSON, and its blocks of text.
func contentOf(answer *client.RPC) (structured any, texts []string) {
	var result struct {
		Structured any `json:"structuredContent"`
		Content    []struct {
			Type, Text string
		} `json:"content"`
	}
	if answer.Decode(&result) != nil {
		return nil, nil
	}
	for _, block := range result.Content {
		if block.Type == "text" {
			texts = append(texts, block.Text)
		}
	}
	return result.Structured, texts
}

// repeated reports whether the texts say the same. SDKs that wrap what is no object into one with a single
// member repeat its value, a list of values in a block each.
func repeated(structured any, texts []string) bool {
	said := make([]any, len(texts))
	for i, text := range texts {
		if said[i] = parsed(text); reflect.DeepEqual(said[i], structured) {
			return true
		}
	}
	members, _ := structured.(map[string]any)
	if len(members) != 1 {
		return false
	}
	for _, value := range members {
		if values, ok := value.([]any); ok && reflect.DeepEqual(said, values) {
			return true
		}
		for i, text := range texts {
			if text == value || reflect.DeepEqual(said[i], value) {
				return true
			}
		}
	}
	return false
}

// parsed is the JSON value in a text, or the text itself.
func parsed(text string) any {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return text
	}
	return value
}
