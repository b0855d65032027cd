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
	ID:     "discovery.as.response-type-code",
	Title:  "the authorization server says that it gives codes",
	Level:  check.Must,
	Impact: check.Degrades, // that ChatGPT reads the member was not seen
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2")),
	Covers: []string{"AD-09"},
	Needs:  check.Needs(fixture.ServerMetadata),
	Faults: []string{"response-types-missing"},
	Fix:    `Add "response_types_supported": ["code"] to the authorization server metadata.`,
	Why:    "The member is required: clients that check the document against its schema, such as the MCP TypeScript SDK, throw it away without.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		c.Step("read response_types_supported")
		types, present := stringsOf(used.Doc, "response_types_supported")
		c.Expect(expect.Claim{
			Holds: slices.Contains(types, "code"), Saw: written("response_types_supported", types, present), From: used.Response,
		}).To(expect.True("response_types_supported with code"))
	},
})
