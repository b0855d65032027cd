package discovery

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// serverDocument asks for authorization server metadata as the host does and returns the first
// document that is JSON at all, whatever it lacks, and all that was tried.
func serverDocument(ctx context.Context, c *check.C) (found *client.ServerMetadata, tried []*client.ServerMetadata) {
	for _, issuer := range fixture.ResourceMetadata.From(c).Issuers {
		for _, at := range c.Host().ServerMetadataURLs(issuer) {
			doc := c.Host().FetchServerMetadata(ctx, issuer, at.URL, at.How)
			tried = append(tried, doc)
			if doc.Doc != nil {
				return doc, tried
			}
		}
	}
	return nil, tried
}

func everyServerOutcome(issuers []string, tried []*client.ServerMetadata) string {
	if len(tried) == 0 {
		return "no absolute URL in authorization_servers: " + strings.Join(issuers, ", ")
	}
	said := make([]string, 0, len(tried))
	for _, doc := range tried {
		said = append(said, doc.URL+": "+expect.Describe(doc.Response.Exchange))
	}
	return strings.Join(said, "; ")
}

// lastAnswer is the answer that decided that there is no document; nil if none was asked for.
func lastAnswer(tried []*client.ServerMetadata) expect.Answerer {
	if len(tried) == 0 {
		return nil
	}
	return tried[len(tried)-1].Response
}
