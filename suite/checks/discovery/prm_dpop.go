package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.prm.dpop",
	Title:  "the metadata says that tokens are bound by DPoP if they are, and only then",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9728.S("2")),
	Covers: []string{"RD-24"},
	Needs:  check.Needs(fixture.ResourceMetadata, fixture.Token),
	Faults: []string{"prm-dpop-claimed"},
	Fix:    `Take "dpop_bound_access_tokens_required" out of the metadata, or refuse tokens that come without a DPoP proof.`,
	Why:    "ChatGPT sends plain bearer tokens; a host that reads that these are refused stops where it need not.",
	Run: func(ctx context.Context, c *check.C) {
		used := resourceDocument(c)
		demanded := used.Doc["dpop_bound_access_tokens_required"] == true
		c.Step("send a token as a plain bearer token")
		answer := c.Host().Present(ctx, fixture.Token.From(c).Access)
		if demanded && !fixture.Challenge.From(c).NoLogin() {
			c.Expect(answer).To(expect.NotAdmitted("a refusal of the token, which came without a proof"))
			return
		}
		c.Expect(expect.Claim{
			Holds: !asksForDPoP(answer.Challenges()), Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("no demand for a DPoP proof, of which the metadata says nothing"))
		c.Given(answer).To(expect.Admitted(), "bearer.fresh.accepted")
	},
})
