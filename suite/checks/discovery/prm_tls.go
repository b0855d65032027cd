package discovery

import (
	"context"
	"errors"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.tls",
	Title:  "the metadata is named and served by https, with a certificate that verifies",
	Level:  check.Must,
	Impact: check.Degrades, // the host also looks at the well-known locations
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("7.1"), spec.RFC9728.S("7.3"), spec.RFC9728.S("3")),
	Covers: []string{"RD-25"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"challenge-http-metadata"},
	Fix: `Build the URL in resource_metadata from the public https base URL, not from the address and scheme that the server sees behind a
proxy (let it trust X-Forwarded-Proto and -Host).`,
	Why: "Whoever sits on an unprotected line could name an authorization server of his own; hosts refuse or cannot reach such a URL.",
	Run: func(_ context.Context, c *check.C) {
		if at := c.Host().Target; at.Loopback && at.URL.Scheme == "http" {
			c.NotApplicable("loopback development: the server is played by plain http")
		}
		resourceDocument(c)
		c.Step("look at how each metadata URL was reached")
		for _, doc := range fixture.ResourceMetadata.From(c).Tried {
			problem := unprotected(doc)
			c.Expect(expect.Claim{Holds: problem == "", Saw: doc.URL + " " + problem, From: doc.Response}).
				To(expect.True("https with a certificate that verifies"))
		}
	},
})

// unprotected says why what a URL leads to cannot be trusted; "" where TLS protects it, or where
// nothing answers at all.
func unprotected(doc *client.ResourceMetadata) string {
	if u, err := url.Parse(doc.URL); err == nil && u.Scheme == "http" {
		return "is not https"
	}
	var failed *wire.Error
	if errors.As(doc.Response.Err, &failed) && failed.Kind == wire.KindTLS {
		return "cannot be trusted: " + failed.Text
	}
	return ""
}
