package resources

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// outside is a file that every Linux system lets everybody read. It says which system that is, and
// nothing of those who use it.
const outside = "/etc/os-release"

// osRelease recognizes what is in it.
var osRelease = regexp.MustCompile(`(?m)^(PRETTY_NAME|VERSION_ID|ID|NAME)=`)

var _ = check.Define(check.Check{
	ID:     "resources.read.outside",
	Title:  "no resource URI leads to files that the server does not share",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Resources.S("Security Considerations"),
		spec.MCP20260728.Resources.S("Security Considerations")),
	Covers: []string{"RS-04"},
	Needs:  check.Needs(fixture.Resources, fixture.Bearer),
	Faults: []string{"resource-path-joined"},
	Fix: "Look URIs up in the list of what you share. Where a URI becomes a path, resolve it, links included, and refuse what is not below " +
		"the directory that you share.",
	Why: "Whoever may use the tools can read any file of the server's machine, its keys among them.",
	Run: func(ctx context.Context, c *check.C) {
		shared := readable(ctx, c, fixture.Resources.From(c).Resources)
		for _, uri := range leadingOut(shared) {
			c.Step("read " + uri)
			answer := c.Host().ReadResource(ctx, fixture.Bearer.From(c), uri)
			contents, _ := answer.Contents()
			c.Expect(expect.Claim{Holds: !holdsOutside(contents), Saw: "the contents of " + outside, From: answer}).
				To(expect.True("nothing of a file that is not shared"))
		}
	},
})

// readable are the resources from the first that can be read on. Where none can, a refusal would say
// nothing.
func readable(ctx context.Context, c *check.C, shared []client.Resource) []client.Resource {
	for i := range shared[:min(most, len(shared))] {
		c.Step("read " + shared[i].URI)
		if answered(c.Host().ReadResource(ctx, fixture.Bearer.From(c), shared[i].URI)) {
			return shared[i:]
		}
	}
	c.NotApplicable("no listed resource could be read just now")
	return nil
}

// leadingOut makes URIs that lead out of what is shared: as a file, and from the place of one resource of
// each scheme.
func leadingOut(shared []client.Resource) []string {
	uris := []string{"file://" + outside}
	schemes := map[string]bool{}
	for _, r := range shared {
		u, err := url.Parse(r.URI)
		if err != nil || u.Opaque != "" || schemes[u.Scheme] || len(schemes) == most {
			continue
		}
		schemes[u.Scheme] = true
		base := r.URI[:strings.LastIndex(r.URI, "/")+1]
		const up = 12 // directories; more than lie above any
		uris = append(uris, base+strings.Repeat("../", up)+outside[1:], base+strings.Repeat("..%2F", up)+strings.ReplaceAll(outside[1:], "/", "%2F"))
	}
	return uris
}

func holdsOutside(contents []client.Content) bool {
	for _, part := range contents {
		if part.Text != nil && osRelease.MatchString(*part.Text) {
			return true
		}
	}
	return false
}
