package tools

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// most is how many tools are tried before it counts that none works.
const most = 3

var _ = check.Define(check.Check{
	ID:     "tools.call.read-only",
	Title:  "a read-only tool can be called, and its result is well-formed",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Tool Result"), spec.MCP20260728.Tools.S("Tool Result")),
	Covers: []string{"TL-12"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"tool-call-500"},
	Fix: "Answer tools/call with a JSON-RPC result that has content, a list of blocks of known types. Turn what goes wrong in a " +
		"tool into a result with isError, never into a 5xx.",
	Why: "The model calls the tool and gets nothing it can use.",
	Run: func(ctx context.Context, c *check.C) {
		candidates, allowed := callable(fixture.Tools.From(c)), c.Host().Allowed
		if len(candidates) == 0 {
			c.NotApplicable("no tool says that it is read-only (readOnlyHint) and needs no arguments, and the configuration names none (tools)")
		}
		bearer, withheld, works := fixture.Bearer.From(c), "", false
		var answer *client.RPC
		for _, name := range candidates[:min(max(most, len(allowed)), len(candidates))] {
			arguments, named := allowed[name]
			if works && !named {
				return
			}
			c.Step("call " + name)
			answer = c.Host().CallTool(ctx, bearer, name, arguments)
			if asksForMore(answer) {
				withheld = name
				continue
			}
			if named && answer.Error != nil { // what the user gives may not suit the tool
				continue
			}
			c.Expect(answer).To(expect.RPCResult())
			problem := malformed(answer)
			c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).To(expect.True("a well-formed tool result"))
			works, withheld = works || did(answer), ""
		}
		switch {
		case works:
			return
		case withheld != "":
			c.NotApplicable("the tool %s asks for more than this token was granted or the host can give", withheld)
		}
		// Well-formed as it is, a tool's own error may be right for these arguments or at this moment.
		c.NotApplicable("no read-only tool without arguments did its work just now: %s", expect.Describe(answer.Exchange))
	},
})

// callable lists the tools that may be called and need nothing to be made up: first those that the user
// names, then those without scopes of their own.
func callable(list []client.Tool) []string {
	var named, plain, scoped []string
	for i := range list {
		t := &list[i]
		switch {
		case t.Named:
			named = append(named, t.Name)
		case !t.Callable():
		case len(t.Scopes()) == 0:
			plain = append(plain, t.Name)
		default:
			scoped = append(scoped, t.Name)
		}
	}
	return slices.Concat(named, plain, scoped)
}

// asksForMore reports whether a call was refused for want of a scope or of a linked account, which is
// a right answer: 403, or a tool error with a challenge (OpenAI, "Triggering authentication UI"). So is that
// it needs input which the host cannot give.
func asksForMore(answer *client.RPC) bool {
	if answer.Status == http.StatusForbidden || answer.NeedsInput() {
		return true
	}
	_, asks := answer.LoginResult()
	return asks
}

// malformed says what is wrong with the content of a tool result.
func malformed(answer *client.RPC) string {
	var result struct {
		Content *[]map[string]any `json:"content"`
	}
	if err := answer.Decode(&result); err != nil {
		return "content that is no list of objects"
	}
	if result.Content == nil {
		return "a result without content"
	}
	for i, block := range *result.Content {
		if lacks := lacking(block); lacks != "" {
			return fmt.Sprintf("content block %d of type %v without %s", i+1, block["type"], lacks)
		}
	}
	return ""
}
