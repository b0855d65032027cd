package discovery

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.found",
	Title:  "protected resource metadata is served and names an authorization server",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Protected Resource Metadata Discovery Requirements"),
		spec.RFC9728.S("3.2"), spec.OpenAI.Authentication.S("Host protected resource metadata on your MCP server")),
	Covers: []string{"RD-04", "RD-06", "RD-10"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"well-knowns-missing", "prm-missing", "prm-html"},
	Fix: `Serve application/json with "resource" (the MCP URL) and "authorization_servers" (at least one issuer) at
/.well-known/oauth-protected-resource followed by the path of the MCP URL, without a login, ahead of any catch-all route.`,
	Why: "From it alone ChatGPT learns which authorization server to ask.",
	Run: func(_ context.Context, c *check.C) {
		tried := fixture.ResourceMetadata.From(c).Tried
		c.Step("ask where the challenge says, then at the well-known locations")
		claim := expect.Claim{Saw: everyOutcome(tried)}
		for _, doc := range tried {
			if claim.From == nil || doc.Doc != nil {
				claim.From = doc.Response
			}
			if good, err := expect.JSON().Match(doc.Response); err == nil && good && doc.Usable() {
				claim.Holds, claim.From = true, doc.Response
				break
			}
			if doc.Usable() {
				c.Weigh(check.Blocks, check.Inferred) // only its Content-Type is wrong; OpenAI's tunnel refuses that
			}
		}
		c.Expect(claim).To(expect.True("200 with a JSON object of authorization_servers at one of the locations"))
	},
})

func everyOutcome(tried []*client.ResourceMetadata) string {
	said := make([]string, 0, len(tried))
	for _, doc := range tried {
		said = append(said, outcomeOf(doc))
	}
	return strings.Join(said, "; ")
}

// outcomeOf says what a location answered, and what is wrong with a document that was there.
func outcomeOf(doc *client.ResourceMetadata) string {
	said := doc.URL + ": " + expect.Describe(doc.Response.Exchange)
	switch {
	case doc.Doc == nil:
		return said
	case len(doc.Problems) > 0:
		return said + " (" + strings.Join(doc.Problems, "; ") + ")"
	case !doc.Usable():
		return said + " (no authorization_servers)"
	}
	return said
}
