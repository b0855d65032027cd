package discovery

import (
	"context"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.issuer-matches",
	Title:  "the issuer in the metadata is exactly the one that led to it",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Inferred, // OpenAI asks for it; its own tunnel only warns of a mismatch
	Refs: spec.Refs(spec.RFC8414.S("3.3"), spec.OIDCDiscovery.S("4.3"),
		spec.MCP20260728.AuthorizationServerDiscovery.S("Authorization Server Metadata Discovery"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AD-06"},
	Needs:  check.Needs(fixture.ResourceMetadata, fixture.ServerMetadata),
	Faults: []string{"issuer-trailing-slash"},
	Fix: `Make "issuer" in the authorization server metadata and the entry of "authorization_servers" in the resource metadata the same
string, trailing slash included.`,
	Why: "Strict hosts (Codex, VS Code, current SDKs) refuse a document whose issuer differs by a slash, and OpenAI's documents ask for the exact string.",
	Run: func(_ context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c)
		c.Step("compare issuer with " + server.Asked)
		same := server.Used.Matches()
		if fixture.ResourceMetadata.From(c).Used == nil {
			// Nobody named this issuer: it was guessed from the MCP URL, which says nothing of a slash.
			same = strings.TrimSuffix(server.Used.Issuer, "/") == strings.TrimSuffix(server.Asked, "/")
		}
		c.Expect(expect.Claim{Holds: same, Saw: "issuer " + strconv.Quote(server.Used.Issuer), From: server.Used.Response}).
			To(expect.True("issuer " + strconv.Quote(server.Asked)))
	},
})
