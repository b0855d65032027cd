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
	ID:     "discovery.prm.resource-matches",
	Title:  "the metadata is about the URL that the user typed",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Inferred, // ChatGPT sends the value on; that it refuses another than the URL was not seen
	Refs: spec.Refs(spec.RFC9728.S("3.3"), spec.RFC9728.S("2"),
		spec.OpenAI.Authentication.S("Echo the resource parameter throughout the OAuth flow")),
	Covers: []string{"RD-07", "RD-08", "RD-09"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-resource-mismatch"},
	Fix:    `Set "resource" to the public MCP URL, letter for letter: scheme, host, path, no slash added or left out.`,
	Why: "Clients must not use metadata of another resource, and ChatGPT asks for a token for exactly this value: " +
		"a server that then expects its own URL refuses the token.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ResourceMetadata.From(c).Used
		if used == nil {
			c.Block("discovery.prm.found", "no metadata was found to read")
		}
		c.Step("read resource in " + used.URL)
		c.Expect(used.Response).To(expect.MemberOfType("resource", "string"))
		c.Expect(expect.Claim{
			Holds: identifies(used, c.Host().Target), From: used.Response, Saw: strconv.Quote(used.Resource),
		}).To(expect.True("resource " + strconv.Quote(used.Identifier)))
		c.Expect(expect.Claim{
			Holds: identifier(used.Resource, c.Host().Target), From: used.Response, Saw: strconv.Quote(used.Resource),
		}).To(expect.True("resource, an https URL without a fragment"))
	},
})

// identifies compares character by character. The root document is where a client looks that found
// none for its path (MCP, Protected Resource Metadata Discovery Requirements), so there the URL asked
// for is as right as the origin, from which RFC 9728 §3.3 derives it.
func identifies(doc *client.ResourceMetadata, target client.Target) bool {
	return doc.Matches() || doc.How == string(host.AtRoot) && doc.Resource == target.URL.String()
}

func identifier(resource string, target client.Target) bool {
	u, err := url.Parse(resource)
	return err == nil && u.Host != "" && !strings.Contains(resource, "#") && (u.Scheme == "https" || u.Scheme == "http" && target.Loopback)
}

// absolute reports whether a text is a whole http(s) URL.
func absolute(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}
