package discovery

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.challenge.resource-metadata",
	Title:  "the challenge can be read and names the protected resource metadata",
	Level:  check.Should, // a MUST of MCP 2025-06-18 only; since then the well-known URI does as well
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC9728.S("5.1"), spec.RFC9110.S("11.6.1"),
		spec.MCP20250618.Authorization.S("Authorization Server Location"),
		spec.MCP20251125.Authorization.S("Protected Resource Metadata Discovery Requirements")),
	Covers: []string{"RD-03", "RD-16", "RD-17"},
	Needs:  check.Needs(fixture.Challenge, fixture.ResourceMetadata),
	Faults: []string{"challenge-malformed", "challenge-without-metadata"},
	Fix:    `Send one challenge of the form Bearer resource_metadata="https://…": the scheme, a space (no comma), and the absolute URL in double quotes.`,
	Why:    "ChatGPT must then guess where the metadata is, and other hosts do not guess.",
	Run: func(_ context.Context, c *check.C) {
		probed := challenged(c)
		c.Step("parse the challenge")
		c.Expect(expect.Claim{
			Holds: len(probed.Challenge.Problems) == 0, From: probed.Response,
			Saw: describeChallenge(probed) + " (" + strings.Join(probed.Challenge.Problems, "; ") + ")",
		}).To(expect.True("a challenge that parses, with no parameter twice"))
		named := probed.Challenge.ResourceMetadata
		c.Expect(expect.Claim{
			Holds: absolute(named), Saw: describeChallenge(probed), From: probed.Response,
		}).To(expect.True("resource_metadata with an absolute URL"))
		c.Step("look at what the URL in it leads to")
		resource := fixture.ResourceMetadata.From(c)
		if resource.Used == nil {
			c.Block("discovery.prm.found", "no metadata was found anywhere")
		}
		c.Weigh(check.Blocks, check.Inferred) // whether ChatGPT looks elsewhere when this fails is not known
		for _, tried := range resource.Tried {
			if tried.How == string(host.FromChallenge) {
				c.Expect(expect.Claim{Holds: tried.Usable(), Saw: outcomeOf(tried), From: tried.Response}).
					To(expect.True("the metadata at the URL that the challenge names"))
			}
		}
	},
})
