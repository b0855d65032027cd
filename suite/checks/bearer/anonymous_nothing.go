package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// noTool is the name of a tool that no server has: nothing can happen when it is called.
const noTool = "mcpconform-no-such-tool"

var _ = check.Define(check.Check{
	ID:     "bearer.anonymous.nothing",
	Title:  "without a token no message is acted upon",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Access Token Privilege Restriction")),
	Covers: []string{"BU-24"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"tools-list-anonymous"},
	Fix:    "Verify the token before you read the message, for every method and not only for initialize.",
	Why:    "Strangers see what the server can do, or do it.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).Open {
			c.NotApplicable("the MCP endpoint answers without a token")
		}
		challenged(c)
		silent := func(answer *client.RPC) {
			c.Expect(expect.Claim{Holds: answer.Result == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
				To(expect.True("401, as for initialize, and no result"))
		}
		h := c.Host()
		for _, version := range []string{h.Host.MCP.Initialize.Value, h.Host.MCP.Discover.Value} {
			c.Step("ask for the tools without a token, in MCP " + version)
			silent(h.MCP(ctx, "", "tools/list", map[string]any{}, client.Version(version)))
		}
		c.Step("call a tool that does not exist, without a token")
		silent(h.CallTool(ctx, "", noTool, nil))
	},
})
