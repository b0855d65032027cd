package tools

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.profile.id",
	Title:  "the tool that is marked as the user's profile answers with an id",
	Level:  check.Int,
	Impact: check.Blocks,
	Basis:  check.Inferred, // OpenAI says that it can keep an account from being connected, not when
	Refs:   spec.Refs(spec.OpenAI.Authentication.S("")),
	Covers: []string{"TL-19"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"profile-without-id"},
	Fix: `Let the tool whose _meta has "openai/profile": true take no arguments and answer with {"id": …}, a text that is the same for the ` +
		"user each time; name, e-mail and picture may stand beside it.",
	Why: "ChatGPT asks this tool whose account was connected. Where it gets no profile, the connection can fail.",
	Run: func(ctx context.Context, c *check.C) {
		name := profileTool(fixture.Tools.From(c))
		if name == "" {
			c.NotApplicable("no read-only tool without arguments is marked openai/profile")
		}
		c.Step("call " + name)
		answer := c.Host().CallTool(ctx, fixture.Bearer.From(c), name, nil)
		if asksForMore(answer) {
			c.NotApplicable("the tool %s asks for more than this token was granted", name)
		}
		c.Expect(answer).To(expect.ToolResult())
		c.Expect(expect.Claim{Holds: hasID(answer), Saw: "a result without an id", From: answer}).To(expect.True("a profile with an id"))
	},
})

// profileTool is the tool by which ChatGPT learns whose account was connected.
func profileTool(list []client.Tool) string {
	for i := range list {
		var meta struct {
			Profile bool `json:"openai/profile"`
		}
		if json.Unmarshal(list[i].Meta, &meta) == nil && meta.Profile && list[i].Callable() {
			return list[i].Name
		}
	}
	return ""
}

// hasID looks for the id in the structured content or in the JSON of a text block.
func hasID(answer *client.RPC) bool {
	structured, texts := contentOf(answer)
	if holdsID(structured) {
		return true
	}
	return slices.ContainsFunc(texts, func(text string) bool { return holdsID(parsed(text)) })
}

func holdsID(profile any) bool {
	members, _ := profile.(map[string]any)
	switch id := members["id"].(type) {
	case string:
		return id != ""
	case float64:
		return true
	}
	return false
}
