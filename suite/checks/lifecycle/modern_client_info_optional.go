package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.client-info-optional",
	Title:  "a request whose client does not say its name is served",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("_meta")),
	Covers: []string{"LM-04"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"client-info-required"},
	Fix:    "Do not demand io.modelcontextprotocol/clientInfo in _meta; a client may leave its name out.",
	Why:    "A host that was set up not to tell its name cannot use the server.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them without the client's name and version")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, withoutMeta(metaClientInfo))).To(expect.RPCResult())
	},
})
