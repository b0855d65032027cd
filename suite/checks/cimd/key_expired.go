package cimd

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.expired",
	Title:  "a client assertion that has expired is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7523.S("3")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-expiry-unchecked"},
	Fix:    "Refuse an assertion without exp, or whose exp has passed but for a little difference of clocks.",
	Why:    "An assertion from an old log lets its finder in.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, unchanged)
		now := c.Now()
		c.Step("redeem a code with an assertion that expired an hour ago")
		denied(c, d.redeem(ctx, c, d.asserting(c, func(claims map[string]any) {
			claims["iat"], claims["exp"] = now.Add(-2*time.Hour).Unix(), now.Add(-time.Hour).Unix()
		})))
	},
})
