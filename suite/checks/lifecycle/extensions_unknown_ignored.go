package lifecycle

import (
	"context"
	"maps"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.extensions.unknown-ignored",
	Title:  "an extension of the client that the server does not know changes nothing",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Versioning.S("Extension Negotiation")),
	Covers: []string{"RS-10"},
	Needs:  check.Needs(fixture.Session, fixture.Bearer),
	Faults: []string{"unknown-extension-refused"},
	Fix:    "Take from capabilities.extensions of the client what you know, and leave the rest alone.",
	Why:    "Hosts declare extensions of their own, ChatGPT among them; the next one would end the connection.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, which knows no extensions", v)
		}
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them with an extension that nobody knows")
		answer := c.Host().MCP(ctx, bearer, "tools/list", map[string]any{"_meta": map[string]any{
			"io.modelcontextprotocol/clientCapabilities": withExtension(c.Host(), "com.example/mcpconform-unknown"),
		}})
		c.Expect(answer).To(expect.RPCResult())
	},
})

// withExtension are the host's capabilities and one extension more.
func withExtension(p *client.Player, name string) map[string]any {
	capabilities := maps.Clone(p.Host.MCP.Capabilities.Value)
	extensions, _ := capabilities["extensions"].(map[string]any)
	extensions = maps.Clone(extensions)
	if extensions == nil {
		extensions = map[string]any{}
	}
	extensions[name] = map[string]any{}
	if capabilities == nil {
		capabilities = map[string]any{}
	}
	capabilities["extensions"] = extensions
	return capabilities
}
