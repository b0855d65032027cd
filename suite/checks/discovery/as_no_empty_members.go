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
	ID:     "discovery.as.no-empty-members",
	Title:  "the authorization server metadata leaves out what has no value",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("3.2")),
	Covers: []string{"AD-25"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"as-empty-members"},
	Fix:    `Leave members without a value out of the authorization server metadata: no [] and no null (in Go, omitempty).`,
	Why:    "Clients that check a schema refuse null; an empty list says “none”, where the server means “not said”.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		c.Step("look for empty members")
		empty := emptyMembers(used.Doc)
		c.Expect(expect.Claim{Holds: len(empty) == 0, Saw: "empty: " + strings.Join(empty, ", "), From: used.Response}).
			To(expect.True("no member that is null or an empty array"))
	},
})
