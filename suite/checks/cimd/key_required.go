package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.required",
	Title:  "a client whose document has a key cannot redeem a code without proving it",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.CIMD.S("6.2"), spec.OAuth21.S("3.2.2")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-not-required"},
	Fix:    "Look up how the document has the client authenticate, and refuse with invalid_client what comes without that.",
	Why:    "The client_id is public: whoever catches a code is then taken for ChatGPT.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, unchanged)
		c.Step("redeem a code with the client_id alone")
		denied(c, d.redeem(ctx, c, client.Named(d.Client)), "invalid_request", "unauthorized_client")
	},
})
