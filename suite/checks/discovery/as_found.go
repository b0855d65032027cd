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
	ID:     "discovery.as.found",
	Title:  "the authorization server publishes its metadata",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Overview"), spec.RFC8414.S("3.2"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AD-01", "AD-05"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"as-metadata-missing", "as-metadata-of-the-path"},
	Fix: `Serve the RFC 8414 document as application/json at /.well-known/oauth-authorization-server of the issuer that the resource
metadata names (for an issuer with a path: inserted between host and path).`,
	Why: "ChatGPT finds the login, token and registration endpoints nowhere else.",
	Run: func(ctx context.Context, c *check.C) {
		resource := fixture.ResourceMetadata.From(c)
		c.Step("ask for the metadata of " + strings.Join(resource.Issuers, ", ") + " at every location")
		found, tried := serverDocument(ctx, c)
		if found == nil && resource.Used == nil {
			c.Block("discovery.prm.found", "which authorization server to ask is not known, and the server itself has no metadata")
		}
		if found != nil {
			c.Weigh(check.Blocks, check.Inferred) // only its Content-Type can be wrong; OpenAI's tunnel refuses that
			c.Expect(found.Response).To(expect.JSON())
			return
		}
		missing := expect.Claim{Saw: everyServerOutcome(resource.Issuers, tried), From: lastAnswer(tried)}
		if at := misplaced(ctx, c); at != nil {
			missing.Saw += "; " + at.URL + " has one, of " + at.Issuer
		}
		c.Expect(missing).To(expect.True("200 with a JSON object at one of the locations"))
	},
})

// misplaced is metadata that stands where that of an issuer with the path of the MCP endpoint would;
// nil where there is none.
func misplaced(ctx context.Context, c *check.C) *client.ServerMetadata {
	of := c.Host().Target.URL.String()
	places := c.Host().ServerMetadataURLs(of)
	if len(places) == 0 || slices.Contains(fixture.ResourceMetadata.From(c).Issuers, of) {
		return nil
	}
	c.Step("ask where the metadata would be if the MCP endpoint were the issuer")
	if doc := c.Host().FetchServerMetadata(ctx, of, places[0].URL, places[0].How); doc.Usable() {
		return doc
	}
	return nil
}
