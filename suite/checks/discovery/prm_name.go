package discovery

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.name",
	Title:  "the resource has a name that can be shown to the user",
	Level:  check.Should, // RECOMMENDED
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2"), spec.RFC9728.S("2.1")),
	Covers: []string{"RD-29"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-name-missing"},
	Fix:    `Add "resource_name" with the name of the service, as people know it, to the protected resource metadata.`,
	Why:    "A host that asks the user for consent has only the URL to show.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("read resource_name")
		name, _ := used.Doc["resource_name"].(string)
		c.Expect(expect.Claim{Holds: strings.TrimSpace(name) != "", Saw: "resource_name is missing or no text", From: used.Response}).
			To(expect.True("resource_name"))
	},
})
