package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.each-server",
	Title:  "each authorization server that the resource names publishes its metadata",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented, // OpenAI: ChatGPT tries each
	Refs: spec.Refs(spec.RFC9728.S("2"), spec.RFC9728.S("7.6"), spec.MCP20251125.Authorization.S("Authorization Server Location"),
		spec.OpenAI.Authentication.S("Host protected resource metadata on your MCP server")),
	Covers: []string{"AD-30"},
	Needs:  check.Needs(fixture.ResourceMetadata, fixture.ServerMetadata),
	Faults: []string{"prm-second-issuer-dead"},
	Fix:    `Take authorization servers that no longer answer out of "authorization_servers", or let each publish its metadata.`,
	Why:    "A client may pick any of them; many take the first, and stop where it does not answer.",
	Run: func(ctx context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c)
		others := 0 // the one in use has been found
		for _, issuer := range fixture.ResourceMetadata.From(c).Issuers {
			// One that is no identifier is judged by discovery.prm.issuers; a long list is looked at in part.
			if issuer == server.Asked || issuerProblem(issuer, c.Host().Target) != "" || others == manyServers {
				continue
			}
			others++
			c.Step("ask for the metadata of " + issuer)
			found, tried := anyMetadata(ctx, c, issuer)
			c.Expect(expect.Claim{Holds: found, Saw: everyServerOutcome([]string{issuer}, tried), From: lastAnswer(tried)}).
				To(expect.True("metadata of " + issuer + " at one of the locations"))
		}
	},
})

// manyServers bounds what a resource can make us ask for.
const manyServers = 3

func anyMetadata(ctx context.Context, c *check.C, issuer string) (found bool, tried []*client.ServerMetadata) {
	for _, at := range c.Host().ServerMetadataURLs(issuer) {
		doc := c.Host().FetchServerMetadata(ctx, issuer, at.URL, at.How)
		tried = append(tried, doc)
		if doc.Usable() {
			return true, tried
		}
	}
	return false, tried
}
