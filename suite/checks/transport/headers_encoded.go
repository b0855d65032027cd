package transport

import (
	"context"
	"encoding/base64"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.headers.encoded",
	Title:  "a name that stands encoded in Mcp-Name is decoded before it is compared",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Value Encoding"), spec.MCP20260728.StreamableHTTP.S("Server Validation")),
	Covers: []string{"HT-36"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session, fixture.Tools),
	Faults: []string{"encoded-name-compared"},
	Fix:    "Decode an Mcp-Name of the form =?base64?…?= before you compare it with the name or URI in params.",
	Why:    "Tools and resources whose names do not fit a header, such as a URI with umlauts, cannot be used.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		bearer := fixture.Bearer.From(c)
		tool, _ := answering(ctx, c, bearer)
		if tool == "" {
			c.NotApplicable("no tool that says it is read-only (readOnlyHint) and needs no arguments gave a result")
		}
		c.Step("call it with its name encoded in Mcp-Name")
		encoded := "=?base64?" + base64.StdEncoding.EncodeToString([]byte(tool)) + "?="
		c.Expect(c.Host().CallTool(ctx, bearer, tool, nil, client.Header("Mcp-Name", encoded))).To(expect.RPCResult())
	},
})
