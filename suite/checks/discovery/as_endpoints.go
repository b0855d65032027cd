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
	ID:     "discovery.as.endpoints",
	Title:  "the endpoints in the metadata are public https URLs that answer",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC8414.S("2"), spec.OAuth21.S("3.1"), spec.MCP20251125.Authorization.S("Communication Security"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AD-08", "AD-26", "RV-01", "IN-07"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"endpoints-internal-host"},
	Fix: `Build the endpoints from the public base URL of the authorization server, not from the address it sees behind a proxy: absolute
https URLs on a host that ChatGPT and the user's browser can reach.`,
	Why: "ChatGPT, or the user's browser, is sent to an address that only the server's own network knows.",
	Run: func(ctx context.Context, c *check.C) {
		doc, _ := serverDocument(ctx, c)
		if doc == nil {
			c.Block("discovery.as.found", "no metadata was found to read")
		}
		c.Step("read the endpoints in " + doc.URL)
		expectUsable(c, doc, necessary(doc))
		server := *c.Host()
		server.AS = doc
		c.Step("open the authorization endpoint")
		expectAnswer(c, "authorization_endpoint "+doc.AuthorizationEndpoint, server.GetAuthorize(ctx))
		c.Step("send the token endpoint a request without a code")
		expectAnswer(c, "token_endpoint "+doc.TokenEndpoint, server.Redeem(ctx, &client.Grant{}))
		expectUsable(c, doc, further(doc))
	},
})

func expectUsable(c *check.C, doc *client.ServerMetadata, list []endpoint) {
	for _, e := range list {
		if e.impact != check.Blocks {
			c.Weigh(e.impact, check.Normative)
		}
		problem := e.problem(c.Host().Target)
		c.Expect(expect.Claim{Holds: problem == "", Saw: e.name + " " + problem, From: doc.Response}).
			To(expect.True("absolute https URLs on a public host"))
	}
}

// expectAnswer takes any answer at all: what it should be is for the checks of the endpoint.
func expectAnswer(c *check.C, name string, r *client.Response) {
	c.Expect(expect.Claim{Holds: r.Err == nil, Saw: name + ": " + expect.Describe(r.Exchange), From: r}).
		To(expect.True("an answer"))
}
