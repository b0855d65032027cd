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
	ID:     "discovery.prm.no-empty-members",
	Title:  "the resource metadata leaves out what has no value",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("3.2"), spec.RFC9728.S("2")),
	Covers: []string{"RD-21"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-empty-members"},
	Fix:    `Leave members without a value out of the resource metadata: no [] and no null (in Go, omitempty).`,
	Why:    "Clients that check a schema refuse null; an empty list says “none”, where the server means “not said”.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("look for empty members")
		empty := emptyMembers(used.Doc, "bearer_methods_supported") // there [] means that none is supported
		c.Expect(expect.Claim{Holds: len(empty) == 0, Saw: "empty: " + strings.Join(empty, ", "), From: used.Response}).
			To(expect.True("no member that is null or an empty array"))
	},
})
