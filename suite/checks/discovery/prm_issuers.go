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
	ID:     "discovery.prm.issuers",
	Title:  "each authorization server is named by its issuer identifier",
	Level:  check.Must,
	Impact: check.Degrades, // where none can be used, discovery.as.found says so
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2"), spec.RFC8414.S("2")),
	Covers: []string{"RD-11"},
	Needs:  check.Needs(fixture.ResourceMetadata),
	Faults: []string{"prm-issuer-bare-host", "issuer-with-query"},
	Fix:    `List in "authorization_servers" the issuer of each server as its own metadata spells it: https://, host, maybe a path; no query, no fragment.`,
	Why:    "A host derives the location of the metadata from this text; one that it cannot read, or may not use, leads nowhere.",
	Run: func(_ context.Context, c *check.C) {
		used := resourceDocument(c)
		c.Step("read authorization_servers")
		var problems []string
		for _, issuer := range used.AuthorizationServers {
			if problem := issuerProblem(issuer, c.Host().Target); problem != "" {
				problems = append(problems, problem)
			}
		}
		c.Expect(expect.Claim{Holds: len(problems) == 0, Saw: strings.Join(problems, "; "), From: used.Response}).
			To(expect.True("https URLs without query and fragment"))
	},
})
