package discovery

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.locations",
	Title:  "where there are several metadata documents, each is about the place it is for",
	Level:  check.Must,
	Impact: check.Degrades, // hosts that read the other document are misled; the one in use is judged by itself
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("3.3")),
	Covers: []string{"RD-27"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-root-of-another"},
	Fix: `Let the document under the path of the MCP URL name the MCP URL as "resource", and the one at the root the origin; where the root
document belongs to somebody else's application, serve none of your own there.`,
	Why: "ChatGPT has been seen to read the one or the other; from the wrong one it asks for a token that this server refuses.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		others := 0
		c.Step("compare resource in every document with the place it was found at")
		for _, doc := range fixture.ResourceMetadata.From(c).Tried {
			if doc == used || doc.Doc["resource"] == nil {
				continue
			}
			others++
			c.Expect(expect.Claim{
				Holds: belongs(doc, c.Host().Target), From: doc.Response, Saw: doc.URL + ": resource " + strconv.Quote(doc.Resource),
			}).To(expect.True("resource " + strconv.Quote(doc.Identifier)))
		}
		if others == 0 {
			c.NotApplicable("there is one metadata document only")
		}
	},
})

// belongs compares with the place a document was found at. At the root any resource of the same
// origin will do: MCP lets a server keep the document of its endpoint there, and an origin may have
// several endpoints, of which the root can name one.
func belongs(doc *client.ResourceMetadata, target client.Target) bool {
	if doc.How != string(host.AtRoot) {
		return doc.Matches()
	}
	u, err := url.Parse(doc.Resource)
	return err == nil && u.Scheme == target.URL.Scheme && strings.EqualFold(u.Host, target.URL.Host)
}
