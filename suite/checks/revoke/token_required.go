package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.request.token-required",
	Title:  "a revocation that names no token is refused",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.1"), spec.RFC7009.S("2.2.1")),
	Covers: []string{"RV-11"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"revocation-of-nothing-200"},
	Fix:    "Answer 400 invalid_request where the parameter token is missing.",
	Why:    "A client that misspells the parameter is told that it is out, and is not.",
	Run: func(ctx context.Context, c *check.C) {
		offered(c)
		c.Step("revoke without token")
		c.Expect(c.Host().Revoke(ctx, "", "", client.Without("token"))).To(expect.Refusal("invalid_request"))
	},
})
