package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.issuer-identifier",
	Title:  "the issuer is an https URL without query and fragment",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2")),
	Covers: []string{"AD-07"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"issuer-with-query"},
	Fix: `Set "issuer" to a plain https URL, with a path instead of a query where one server serves several tenants, and name the same
string in the resource metadata.`,
	Why: "Clients form the location of the metadata from the issuer and compare it with iss; from a query they cannot.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		c.Step("read issuer")
		c.Expect(used.Response).To(expect.MemberOfType("issuer", "string"))
		problem := issuerProblem(used.Issuer, c.Host().Target)
		c.Expect(expect.Claim{Holds: problem == "", Saw: "issuer " + problem, From: used.Response}).
			To(expect.True("issuer, an https URL without query and fragment"))
	},
})
