package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.protected-resources",
	Title:  "an authorization server that lists its resources lists this one",
	Level:  check.Int, // it may leave some out
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("4"), spec.RFC9728.S("7.6")),
	Covers: []string{"AD-33"},
	Needs:  check.Needs(fixture.ResourceMetadata, fixture.ServerMetadata),
	Faults: []string{"protected-resources-of-others"},
	Fix:    `Add the "resource" of the protected resource metadata to "protected_resources" of the authorization server, letter for letter, or leave the list out.`,
	Why:    "A client that compares the two lists takes the resource for one that names an authorization server it has nothing to do with.",
	Run: func(_ context.Context, c *check.C) {
		server := fixture.ServerMetadata.From(c).Used
		listed, present := stringsOf(server.Doc, "protected_resources")
		if !present {
			c.NotApplicable("the metadata does not list protected resources, and need not")
		}
		c.Step("look for the resource in protected_resources")
		names := []string{c.Host().Target.URL.String()}
		if used := fixture.ResourceMetadata.From(c).Used; used != nil {
			names = append(names, used.Resource)
		}
		c.Expect(expect.Claim{
			Holds: slices.ContainsFunc(listed, func(l string) bool { return slices.Contains(names, l) }),
			Saw:   written("protected_resources", listed, true), From: server.Response,
		}).To(expect.True("protected_resources with " + strings.Join(slices.Compact(names), " or ")))
	},
})
