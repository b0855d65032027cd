package discovery

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.at-origin",
	Title:  "a server of MCP 2025-03-26 is, at its origin, where a client finds the login",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20250326.Authorization.S("Server Metadata Discovery"),
		spec.MCP20250326.Authorization.S("Fallbacks for Servers without Metadata Discovery")),
	Covers: []string{"AD-03"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Session),
	Faults: []string{"march-2025-nothing-at-origin"},
	Fix: "Serve the authorization server's metadata at /.well-known/oauth-authorization-server of the MCP server's own origin, or the " +
		"endpoints /authorize, /token and /register there; or move on to a version of MCP that has protected resource metadata.",
	Why: "ChatGPT reads the protected resource metadata. A host that keeps to that version knows none and asks the origin only.",
	Run: func(ctx context.Context, c *check.C) {
		if version := c.Host().Session.Version; version != spec.March2025 {
			c.NotApplicable("the server speaks MCP %s, and only 2025-03-26 asks for it", version)
		}
		origin := c.Host().Target.URL.Scheme + "://" + c.Host().Target.URL.Host
		c.Step("ask the origin for metadata")
		document := c.Host().FetchServerMetadata(ctx, origin, origin+"/.well-known/oauth-authorization-server", string(host.OAuthInserted))
		c.Advise() // later versions do without, and so does ChatGPT
		if document.Usable() || document.Response.RateLimited() {
			c.Expect(document.Response).To(expect.Status(http.StatusOK))
			return
		}
		c.Step("ask for the authorization endpoint where it is without metadata")
		page := c.Host().FetchServerMetadata(ctx, origin, origin+"/authorize", "").Response
		c.Expect(expect.Claim{
			Holds: page.Err == nil && page.Status != http.StatusNotFound && page.Status < http.StatusInternalServerError,
			Saw:   expect.Describe(document.Response.Exchange) + " for the metadata, " + expect.Describe(page.Exchange) + " for /authorize", From: page,
		}).To(expect.True("metadata, or an authorization endpoint, at " + origin))
	},
})
