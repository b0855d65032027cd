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
	ID:     "lifecycle.discover.answered",
	Title:  "server/discover, ChatGPT's first request, is answered or cleanly refused",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.MCP20260728.Discover.S("Response"),
		spec.MCP20260728.Versioning.S("Backward Compatibility with Initialization-Based Versions")),
	Covers: []string{"LM-01"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"discover-500"},
	Fix: "Answer a method you do not know with the JSON-RPC error -32601 (or plain 400), never with a 5xx; or implement " +
		"server/discover: supportedVersions, capabilities and serverInfo.",
	Why: "ChatGPT goes on with initialize after a clean refusal; after a crash or nonsense it may give the server up.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("send server/discover")
		answer := c.Host().Discover(ctx, fixture.Bearer.From(c))
		letIn(c, answer)
		if answer.Result == nil {
			c.Expect(answer).To(expect.Any(expect.RPCError(), expect.ClientError()))
			return
		}
		c.Expect(answer).To(expect.RPCResult())
		versions := discovered(answer)
		c.Expect(expect.Claim{Holds: len(versions) > 0, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a result with supportedVersions, or an error"))
	},
})

// letIn blocks the check where the token is refused: that says nothing of the request.
func letIn(c *check.C, answer *client.RPC) {
	if answer.TokenRefused() {
		c.Given(answer).To(expect.Admitted(), "bearer.fresh.accepted")
	}
}

// discovered lists the versions that the result of server/discover names.
func discovered(rpc *client.RPC) []string {
	var result struct {
		Versions []string `json:"supportedVersions"`
	}
	if rpc.Decode(&result) != nil {
		return nil
	}
	return result.Versions
}
