package discovery

import (
	"context"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.location",
	Title:  "metadata of an issuer with a path is found where clients look for it",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Inferred, // OpenAI's tunnel also tries the appended location; that its cloud connector does was not seen
	Refs: spec.Refs(spec.RFC8414.S("3.1"), spec.RFC8414.S("5"),
		spec.MCP20251125.Authorization.S("Authorization Server Metadata Discovery")),
	Covers: []string{"AD-04"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"as-metadata-appended"},
	Fix: `Serve the document with the well-known part right after the host, before the path of the issuer:
https://host/.well-known/oauth-authorization-server/path.`,
	Why: "The MCP documents name three places; a host that keeps to them finds no authorization server.",
	Run: func(_ context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c)
		asked, err := url.Parse(server.Asked)
		if err != nil || strings.Trim(asked.Path, "/") == "" {
			c.NotApplicable("the issuer has no path: there is one place for its OAuth metadata")
		}
		c.Step("see where the metadata of " + server.Asked + " was found")
		places := c.Host().ServerMetadataURLs(server.Asked)
		c.Expect(expect.Claim{
			Holds: server.Used.How != string(host.OAuthAppended), Saw: "only at " + server.Used.URL, From: server.Used.Response,
		}).To(expect.True("metadata at " + places[0].URL + " or a location of OpenID Connect"))
	},
})
