package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.oauth-document",
	Title:  "a server of MCP 2025-06-18 has OAuth metadata, and not an OpenID configuration alone",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20250618.Authorization.S("Overview"), spec.RFC8414.S("3")),
	Covers: []string{"AD-02"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Session),
	Faults: []string{"june-2025-openid-only"},
	Fix:    "Serve the same document at /.well-known/oauth-authorization-server too, or move on to a version of MCP that takes either.",
	Why:    "ChatGPT takes either document. A host that keeps to that version looks for the OAuth one only and finds no login.",
	Run: func(_ context.Context, c *check.C) {
		if version := c.Host().Session.Version; version != spec.June2025 {
			c.NotApplicable("the server speaks MCP %s, and only 2025-06-18 asks for it", version)
		}
		used := fixture.ServerMetadata.From(c).Used
		c.Advise() // later versions take either, and so does ChatGPT
		c.Expect(expect.Claim{
			Holds: used.How != string(host.OIDCInserted) && used.How != string(host.OIDCAppended),
			Saw:   "an OpenID configuration alone, at " + used.URL, From: used.Response,
		}).To(expect.True("OAuth authorization server metadata"))
	},
})
