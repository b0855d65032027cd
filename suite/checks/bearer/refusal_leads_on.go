package bearer

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.refusal.leads-on",
	Title:  "the challenge for a bad token still names the resource metadata",
	Level:  check.Should, // a MUST of 2025-06-18; later versions are content with the well-known URI
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20250618.Authorization.S("Authorization Server Location"),
		spec.MCP20251125.Authorization.S("Protected Resource Metadata Discovery Requirements"),
		spec.RFC9728.S("5"), spec.RFC9728.S("5.1")),
	Covers: []string{"BU-20"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"bad-token-without-metadata"},
	Fix:    "Write one challenge for all 401s, with resource_metadata in it, and add the error where a token was presented.",
	Why:    "When a token has become useless for good, the host starts again from this challenge.",
	Run: func(ctx context.Context, c *check.C) {
		probed := challenged(c)
		if probed.Challenge == nil || probed.Challenge.ResourceMetadata == "" {
			c.NotApplicable("the challenge never names the metadata, which is another check's business")
		}
		answer := badToken(ctx, c)
		again := answer.Bearer()
		c.Expect(expect.Claim{
			Holds: again != nil && again.ResourceMetadata != "", From: answer,
			Saw: "WWW-Authenticate: " + strings.Join(answer.Header.Values("WWW-Authenticate"), ", "),
		}).To(expect.True("a Bearer challenge with resource_metadata, as without a token"))
	},
})
