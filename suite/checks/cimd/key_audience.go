package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.audience",
	Title:  "a client assertion for another server is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7523.S("3"), spec.RFC7521.S("5.2")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-audience-unchecked"},
	Fix:    "Refuse an assertion whose aud is neither your token endpoint nor your issuer.",
	Why:    "A malicious server that ChatGPT is connected to can pass on the assertion it was given, and is taken for ChatGPT here.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, unchanged)
		c.Step("redeem a code with an assertion for another server")
		denied(c, d.redeem(ctx, c, d.asserting(c, func(claims map[string]any) { claims["aud"] = "https://mcpconform.example/token" })))
	},
})
