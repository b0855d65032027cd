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
	ID:     "discovery.as.no-implicit",
	Title:  "the authorization server offers no access tokens in the authorization response",
	Level:  check.Should, // a rule for clients; that a server offers it is a finding, not a breach
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.1.2"), spec.OAuth21.S("10.1")),
	Covers: []string{"AD-14"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"implicit-offered"},
	Fix:    `Take "token" and its combinations out of "response_types_supported", and refuse them at the authorization endpoint.`,
	Why:    "An access token in a URL ends in histories, logs and referrers. ChatGPT does not ask for one.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		types, present := stringsOf(used.Doc, "response_types_supported")
		if !present {
			c.Block("discovery.as.response-type-code", "the metadata has no response_types_supported to read")
		}
		c.Step("read response_types_supported")
		c.Expect(expect.Claim{
			Holds: !slices.ContainsFunc(types, givesToken), Saw: written("response_types_supported", types, true), From: used.Response,
		}).To(expect.True("response_types_supported without token"))
	},
})

// givesToken reads a response type, which is a list of words (RFC 6749 §3.1.1).
func givesToken(responseType string) bool {
	return slices.Contains(strings.Fields(responseType), "token")
}
