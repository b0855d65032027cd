package discovery

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.grant-types",
	Title:  "the grant types that are offered include the authorization code and no passwords",
	Level:  check.Should, // the MUST NOT of RFC 9700 speaks of use; some providers list every grant type they could be told to take
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2"), spec.RFC9700.S("2.4")),
	Covers: []string{"AD-15"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"password-grant-offered", "grant-types-without-code"},
	Fix: `Set "grant_types_supported" to what the server takes: "authorization_code", "refresh_token"; switch the password grant off and take it
out of the list.`,
	Why: "The password grant teaches users to type their password into programs of others, past every second factor.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		if _, present := used.Doc["grant_types_supported"]; !present {
			c.NotApplicable("the metadata has no grant_types_supported: it then means authorization_code and implicit")
		}
		c.Step("read grant_types_supported")
		claim := expect.Claim{Saw: written("grant_types_supported", used.GrantTypes, true), From: used.Response}
		claim.Holds = !slices.Contains(used.GrantTypes, "password")
		c.Expect(claim).To(expect.True("grant_types_supported without password"))
		c.Weigh(check.Degrades, check.Normative)
		claim.Holds = slices.Contains(used.GrantTypes, "authorization_code")
		c.Expect(claim).To(expect.True("grant_types_supported with authorization_code"))
	},
})
