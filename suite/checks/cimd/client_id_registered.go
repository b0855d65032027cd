package cimd

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.client-id.registered",
	Title:  "a client_id that the server made itself cannot be taken for the URL of a document",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD01.S("6.9")),
	Covers: []string{"CI-16"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.DynamicClient),
	Faults: []string{"dcr-id-is-url"},
	Fix:    "Let the client_ids of registered clients begin with anything but https://.",
	Why:    "Two clients share one name where a registered client_id is an address at which somebody can publish a document.",
	Run: func(_ context.Context, c *check.C) {
		p := c.Host()
		if !p.AS.CIMD {
			c.NotApplicable("the metadata does not say that client ID metadata documents are taken")
		}
		c.Step("look at the client_id of the registered client")
		// Only the second edition of the draft has it, and MCP cites the first.
		c.Expect(expect.Claim{
			Holds: !strings.HasPrefix(p.Client.ClientID, "https://"), Saw: "one that does", From: p.Client.Response,
		}).To(expect.True("a client_id that does not begin with https://"))
	},
})
