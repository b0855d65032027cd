package transport

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// headersRefused is how headers that lack something or say otherwise than the body are refused.
var headersRefused = expect.All(expect.Status(http.StatusBadRequest), expect.RPCError(headerMismatch))

var _ = check.Define(check.Check{
	ID:     "transport.headers.required",
	Title:  "a request of MCP 2026-07-28 that lacks a header is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20260728.StreamableHTTP.S("Server Validation"),
		spec.MCP20260728.StreamableHTTP.S("Standard Request Headers"), spec.MCP20260728.StreamableHTTP.S("Protocol Version Header")),
	Covers: []string{"HT-35"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session, fixture.Tools),
	Faults: []string{"headers-optional", "headers-not-compared"},
	Fix: "Answer a request in 2026-07-28 without Mcp-Method, or one about a tool, prompt or resource without Mcp-Name, with 400 and the " +
		"JSON-RPC error -32020.",
	Why: "A gateway that decides by these headers is passed by whoever leaves them out.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them without Mcp-Method")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, client.Header("Mcp-Method"))).To(headersRefused)
		if withoutHandshake(ctx, c, bearer) {
			// Who serves clients of before 2025-06-18 may take such a request for one of theirs.
			c.Step("ask for them without MCP-Protocol-Version")
			c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, client.Header("MCP-Protocol-Version"))).To(headersRefused)
		}
		if tool, _ := answering(ctx, c, bearer); tool != "" {
			c.Step("call it without Mcp-Name")
			c.Expect(c.Host().CallTool(ctx, bearer, tool, nil, client.Header("Mcp-Name"))).To(headersRefused)
		}
	},
})

// modern leaves out the check of a rule that came with MCP 2026-07-28 where an earlier version is spoken.
func modern(c *check.C) {
	if v := c.Host().Session.Version; v < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, and the rule came with %s", v, spec.July2026)
	}
}

// mostCalls is how many tools are called in search of one that answers.
const mostCalls = 3

// answering finds a tool whose call is answered with a result, and that answer; "" where there is none. It calls only
// tools that say they change nothing: what the user allows beside them need not be called this often.
func answering(ctx context.Context, c *check.C, bearer string) (tool string, answer *client.RPC) {
	calls, tools := 0, fixture.Tools.From(c)
	for i := range tools {
		t := &tools[i]
		if !t.Callable() || !t.ReadOnly() || calls == mostCalls {
			continue
		}
		calls++
		c.Step("call " + t.Name)
		answer := c.Host().CallTool(ctx, bearer, t.Name, nil)
		if answered, err := expect.RPCResult().Match(answer); answered && err == nil {
			return t.Name, answer
		}
	}
	return "", nil
}

// refusedCleanly reports an answer that says no, and is no breakdown.
func refusedCleanly(answer *client.RPC) bool {
	no, err := expect.Any(expect.RPCError(), expect.ClientError()).Match(answer)
	return no && err == nil
}
