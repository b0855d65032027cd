package lifecycle

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// removed are methods of earlier versions, with params that were right there.
var removed = []struct {
	method string
	params map[string]any
}{
	{"ping", nil},
	{"logging/setLevel", map[string]any{"level": "error"}},
	{"resources/subscribe", map[string]any{"uri": "mcpconform://no-such-resource"}},
}

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.removed-methods",
	Title:  "methods that MCP 2026-07-28 took away are unknown in it",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Changelog.S(""), spec.MCP20260728.StreamableHTTP.S("Protocol Version Header")),
	Covers: []string{"LM-16"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"removed-methods-answered", "unknown-method-200", "unknown-method-32603", "ping-unknown"},
	Fix: "Answer ping, logging/setLevel and resources/subscribe with 404 and the JSON-RPC error -32601 where the request is of " +
		"MCP 2026-07-28, and serve them to clients of the versions that have them.",
	Why: "A client that is told yes waits for log messages and changes that nothing will bring it.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		for _, r := range removed {
			c.Step("send " + r.method)
			c.Expect(c.Host().MCP(ctx, bearer, r.method, r.params)).
				To(expect.All(expect.Status(http.StatusNotFound), expect.RPCError(methodNotFound)))
		}
	},
})
