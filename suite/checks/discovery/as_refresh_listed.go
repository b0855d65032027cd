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
	ID:     "discovery.as.refresh-listed",
	Title:  "an authorization server that issues refresh tokens and lists its grant types lists refresh_token",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Inferred, // that ChatGPT reads the list was not seen
	Refs:   spec.Refs(spec.RFC8414.S("2")),
	Covers: []string{"AD-16"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Token),
	Faults: []string{"grant-types-without-refresh"},
	Fix:    `Add "refresh_token" to "grant_types_supported" in the authorization server metadata.`,
	Why:    "A client that goes by the list does not register for refresh tokens, and its users log in again each time a token expires.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		switch _, present := used.Doc["grant_types_supported"]; {
		case !present:
			c.NotApplicable("the metadata does not list grant types, and need not")
		case fixture.Token.From(c).Refresh == "":
			c.NotApplicable("no refresh token is issued")
		}
		c.Step("look for refresh_token in grant_types_supported")
		c.Expect(expect.Claim{
			Holds: slices.Contains(used.GrantTypes, "refresh_token"), From: used.Response,
			Saw: written("grant_types_supported", used.GrantTypes, true),
		}).To(expect.True("grant_types_supported with refresh_token"))
	},
})
