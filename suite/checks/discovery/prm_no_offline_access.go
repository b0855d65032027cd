package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.no-offline-access",
	Title:  "the metadata does not list offline_access among the scopes of the resource",
	Level:  check.Should, // of MCP 2026-07-28; older revisions do not know the rule
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Authorization.S("Refresh Tokens")),
	Covers: []string{"RD-13"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-offline-access"},
	Fix: `Take offline_access out of "scopes_supported" of the resource; name it in the authorization server's own metadata, and issue refresh
tokens to clients that registered the refresh_token grant.`,
	Why: "Whether a client stays logged in is not a right on the resource; a host that asks for it by rote asks the user for more than it needs.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("read scopes_supported")
		if len(used.ScopesSupported) == 0 {
			c.NotApplicable("the metadata lists no scopes")
		}
		c.Expect(expect.Claim{
			Holds: !slices.Contains(used.ScopesSupported, "offline_access"), From: used.Response,
			Saw: written("scopes_supported", used.ScopesSupported, true),
		}).To(expect.True("scopes_supported without offline_access"))
	},
})
