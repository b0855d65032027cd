package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.verified",
	Title:  "a client assertion under another signature than the client's is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7523.S("3"), spec.CIMD.S("6.2")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-unverified"},
	Fix:    "Verify the signature with a key of the client, whatever the header of the assertion says, before you believe what it says.",
	Why:    "Anybody can write an assertion that names ChatGPT.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, unchanged)
		c.Step("redeem a code with an assertion that somebody else has signed")
		denied(c, d.redeem(ctx, c, d.forged(c)))
	},
})
