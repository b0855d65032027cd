package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.modern.server-named",
	Title:  "a result says which server it is from",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Base.S("_meta")),
	Covers: []string{"LM-02"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"server-unnamed"},
	Fix:    `Put "io.modelcontextprotocol/serverInfo": {"name": …, "version": …} into the _meta of each result, unless you mean to hide it.`,
	Why:    "There is no handshake in which it was said before: without it reports and logs of the host name no server.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := modern(c)
		c.Step("ask for the tools")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil)
		c.Given(answer).To(expect.RPCResult(), "tools.list.usable")
		var result struct {
			Meta struct {
				Server struct {
					Name    string `json:"name"`
					Version string `json:"version"`
				} `json:"io.modelcontextprotocol/serverInfo"`
			} `json:"_meta"`
		}
		named := answer.Decode(&result) == nil && result.Meta.Server.Name != "" && result.Meta.Server.Version != ""
		c.Expect(expect.Claim{Holds: named, Saw: "a list of tools without it", From: answer}).
			To(expect.True("a list of tools with name and version in io.modelcontextprotocol/serverInfo of _meta"))
	},
})
