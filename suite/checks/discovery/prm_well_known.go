package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.well-known",
	Title:  "the metadata is also where a client looks that was not told where it is",
	Level:  check.Should, // a MUST of RFC 9728; since 2025-11-25 MCP is content with a challenge that names it
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC9728.S("3"), spec.MCP20251125.Authorization.S("Protected Resource Metadata Discovery Requirements"),
		spec.OpenAI.Authentication.S("Host protected resource metadata on your MCP server")),
	Covers: []string{"RD-05"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-appended"},
	Fix: `Serve the same document at /.well-known/oauth-protected-resource followed by the path of the MCP URL: the well-known part comes
right after the host, not after the path.`,
	Why: "A host that did not see the challenge, or does not read it, looks there and nowhere else.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("look for the metadata at its well-known locations")
		places := c.Host().ResourceMetadataURLs(nil) // without what the challenge names
		claim := expect.Claim{Saw: "only " + used.URL, From: used.Response}
		for _, doc := range fixture.ResourceMetadata.From(c).Tried {
			at := func(p client.Candidate) bool { return p.URL == doc.URL }
			if doc.Usable() && slices.ContainsFunc(places, at) {
				claim.Holds = true
			}
		}
		urls := make([]string, len(places))
		for i, p := range places {
			urls[i] = p.URL
		}
		c.Expect(claim).To(expect.True("the metadata at " + strings.Join(urls, " or ")))
	},
})
