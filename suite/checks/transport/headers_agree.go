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

// The errors of headers that say otherwise than the body, and of a version that is not spoken: a server
// may look at either first.
const (
	headerMismatch     = -32020
	unsupportedVersion = -32022
)

var _ = check.Define(check.Check{
	ID:     "transport.headers.agree",
	Title:  "a request whose headers say otherwise than its body is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20260728.StreamableHTTP.S("Server Validation"),
		spec.MCP20260728.StreamableHTTP.S("Protocol Version Header")),
	Covers: []string{"HT-34", "HT-36"}, // for encoded values see transport.headers.encoded
	Needs:  check.Needs(fixture.Bearer, fixture.Session, fixture.Tools),
	Faults: []string{"headers-not-compared"},
	Fix: "Compare MCP-Protocol-Version with _meta, Mcp-Method with method and Mcp-Name with the name or URI in params, and answer 400 with " +
		"the JSON-RPC error -32020 where they differ.",
	Why: "A gateway that lets requests through by their headers lets through one that does something else.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them with Mcp-Method: resources/list")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, client.Header("Mcp-Method", "resources/list"))).To(headersRefused)
		c.Step("ask for them in a version of before 2026 by _meta, and in that of 2026 by MCP-Protocol-Version")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, client.Message(asEarlier))).
			To(expect.All(expect.Status(http.StatusBadRequest), expect.RPCError(headerMismatch, unsupportedVersion)))
		if tool, _ := answering(ctx, c, bearer); tool != "" {
			c.Step("call it with another tool in Mcp-Name")
			c.Expect(c.Host().CallTool(ctx, bearer, tool, nil, client.Header("Mcp-Name", "mcpconform-no-such-tool"))).To(headersRefused)
		}
	},
})

// asEarlier gives a message of 2026-07-28 an earlier version in _meta.
func asEarlier(message map[string]any) {
	params, _ := message["params"].(map[string]any)
	if meta, ok := params["_meta"].(map[string]any); ok {
		meta["io.modelcontextprotocol/protocolVersion"] = spec.November2025
	}
}
