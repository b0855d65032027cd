package token

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.code.expired",
	Title:  "a code is refused more than ten minutes after it was issued",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("4.1.2"), spec.OAuth21.S("4.1.2"), spec.OAuth21.S("4.1.3")),
	Covers: []string{"TK-17", "AZ-24"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"code-never-expires"},
	Fix:    "Store with the code when it expires (30 to 60 seconds are enough) and refuse a later redemption with invalid_grant.",
	Why:    "A code that was left in a browser history or a log lets its finder in much later.",
	Run: func(ctx context.Context, c *check.C) {
		redeemAsControl(ctx, c)
		grant := c.Host().Authorize(ctx)
		c.Wait(ctx, longestCode, "a code may live for ten minutes")
		c.Step("redeem the code that was kept")
		refused(c, c.Host().Redeem(ctx, grant), expect.Refusal("invalid_grant"))
	},
})

// longestCode is the lifetime that RFC 6749 §4.1.2 recommends at most, and a little for clocks: how
// long a server lets its codes live cannot be seen from outside.
const longestCode = 10*time.Minute + 30*time.Second
