package lifecycle

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.meta-required",
	Title:  "a request that does not say its version or what its client can do is refused",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("_meta")),
	Covers: []string{"LM-03"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"request-meta-assumed"},
	Fix: "Answer 400 with the JSON-RPC error -32602 to a request of MCP 2026-07-28 without " +
		"io.modelcontextprotocol/protocolVersion or io.modelcontextprotocol/clientCapabilities in _meta; assume neither.",
	Why: "What a server assumes of a client, because an earlier one could do it, the client of this request may not understand.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them without the client's capabilities")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, withoutMeta(metaCapabilities))).
			To(expect.All(expect.Status(http.StatusBadRequest), expect.RPCError(invalidParams)))
		c.Step("ask for them without a version in _meta")
		// Which code is right depends on what a server looks at first: the header has nothing to agree with
		// either, and one that knows the older versions, too, may take it for a request of those.
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, withoutMeta(metaVersion))).To(expect.Status(http.StatusBadRequest))
	},
})
