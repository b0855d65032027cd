package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.unknown.succeeds",
	Title:  "the revocation of a token that is unknown is answered 200",
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.2")),
	Covers: []string{"RV-03"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"revocation-of-unknown-400"},
	Fix:    "Answer 200 to the revocation of a token that you do not know: it is of no use already.",
	Why:    "A host that clears up a token twice, or after a restart of the server, sees an error that it can do nothing about.",
	Run: func(ctx context.Context, c *check.C) {
		offered(c)
		c.Step("revoke a token that nobody issued")
		c.Expect(c.Host().Revoke(ctx, "mcpconform-nobody-issued-this", "")).To(expect.Status(200, 204))
	},
})
