package resources

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// osRelease is what is in it wherever it is (os-release(5)). One line of them may stand in other texts, too.
var osRelease = []*regexp.Regexp{regexp.MustCompile(`(?m)^NAME=`), regexp.MustCompile(`(?m)^ID=`)}

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
	Faults: []string{"resource-path-joined", "resource-template-joined"},
	Fix: "Look URIs up in the list of what you share. Where a URI becomes a path, resolve it, links included, and refuse what is not below " +
		"the directory that you share.",
	Why: "Whoever may use the tools can read any file of the server's machine, its keys among them.",
	Run: func(ctx context.Context, c *check.C) {
		if sharesOutside(fixture.Resources.From(c).Resources) {
			c.NotApplicable("the server lists the very file that is looked for, %s", outside)
		}
		shared, templates := readable(ctx, c), templates(ctx, c)
		if len(shared)+len(templates) == 0 {
			c.NotApplicable("no listed resource could be read just now, and the server lists no templates")
		}
		for _, uri := range append(leadingOut(shared), expanded(templates)...) {
			c.Step("read " + uri)
			answer := c.Host().ReadResource(ctx, fixture.Bearer.From(c), uri)
			c.Given(expect.Claim{Holds: answer.Err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).To(expect.True("an answer"), "resources.read.unknown")
			contents, _ := answer.Contents()
			c.Expect(expect.Claim{Holds: !holdsOutside(contents), Saw: "the contents of " + outside, From: answer}).
				To(expect.True("nothing of a file that is not shared"))
		}
	},
})

// readable are the resources from the first that can be read on. Where none can, a refusal would say
// nothing.
func readable(ctx context.Context, c *check.C) []client.Resource {
	shared := fixture.Resources.From(c).Resources
	for i := range shared[:min(most, len(shared))] {
		c.Step("read " + shared[i].URI)
		if answered(c.Host().ReadResource(ctx, fixture.Bearer.From(c), shared[i].URI)) {
			return shared[i:]
		}
	}
	return nil
}

// templates are the URI templates (RFC 6570) that the server lists; none where it does not know the request.
func templates(ctx context.Context, c *check.C) []string {
	c.Step("send resources/templates/list")
	pages, _ := c.Host().Pages(ctx, fixture.Bearer.From(c), "resources/templates/list", "resourceTemplates")
	var all []string
	for _, page := range pages {
		for _, item := range page.Items {
			var entry struct {
				Template string `json:"uriTemplate"`
			}
			if json.Unmarshal(item, &entry) == nil && entry.Template != "" && len(all) < most {
				all = append(all, entry.Template)
			}
		}
	}
	return all
}

// sharesOutside reports whether a server means the file to be read.
func sharesOutside(listed []client.Resource) bool {
	return slices.ContainsFunc(listed, func(r client.Resource) bool { return r.URI == "file://"+outside })
}

func holdsOutside(contents []client.Content) bool {
	for _, part := range contents {
		if part.Text != nil && !slices.ContainsFunc(osRelease, func(line *regexp.Regexp) bool { return !line.MatchString(*part.Text) }) {
			return true
		}
	}
	return false
}
