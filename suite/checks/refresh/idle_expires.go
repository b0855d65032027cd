package refresh

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.idle.expires",
	Title:  "a refresh token that is not used for a year has expired",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.3"), spec.RFC9700.S("4.14.2")),
	Covers: []string{"RF-16"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-never-expires"},
	Fix:    "Let a refresh token expire when it was not used for some weeks, and count anew with each use.",
	Why:    "A connection that somebody made once and forgot stays open to whoever finds the token in a backup.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		c.Step("use the refresh token, as a control")
		next := successor(c, c.Host().Refresh(ctx, first), first)
		c.Wait(ctx, idle, "a refresh token that is not used expires")
		c.Step("use the refresh token that was kept")
		refused(c, c.Host().Refresh(ctx, next), expect.Refusal("invalid_grant"))
	},
})

// idle is longer than anybody lets an unused refresh token live.
const idle = 366 * 24 * time.Hour
