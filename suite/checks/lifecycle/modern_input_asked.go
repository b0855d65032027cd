package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.input-asked",
	Title:  "a tool asks its client only for what the client said it can do",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.MultiRoundTrip.S("Server Requirements (Basic Workflow)")),
	Covers: []string{"LM-14"},
	Needs:  check.Needs(fixture.Bearer, fixture.Tools),
	Faults: []string{"input-asked-of-all", "input-asked-for-nothing"},
	Fix: "Look into io.modelcontextprotocol/clientCapabilities of the request before you answer input_required: leave out of inputRequests what " +
		"is not declared there, or answer -32021. A result that asks has inputRequests or requestState.",
	Why: "ChatGPT shows no forms to its users: a tool that asks it for one all the same never comes to an end.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		tool, answer := askedFor(ctx, c, bearer, everything, func(answer *client.RPC) bool {
			_, asks := inputOf(answer)
			return asks
		})
		asked, _ := inputOf(answer)
		c.Expect(expect.Claim{
			Holds: len(asked.Requests) > 0 || asked.State != "", Saw: "input_required with neither", From: answer,
		}).To(expect.True("inputRequests or requestState"))
		strange := asked.strange()
		c.Expect(expect.Claim{Holds: strange == "", Saw: strange, From: answer}).
			To(expect.True("inputRequests of elicitation/create, sampling/createMessage and roots/list alone"))
		c.Step("call " + tool.Name + " as a client that can do nothing of it")
		answer = c.Host().CallTool(ctx, bearer, tool.Name, nil, declaring(nothing))
		asked, _ = inputOf(answer)
		c.Expect(expect.Claim{Holds: len(asked.Requests) == 0, Saw: "input_required with inputRequests", From: answer}).
			To(expect.True("an answer without inputRequests"))
	},
})
