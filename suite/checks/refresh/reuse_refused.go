package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.reuse.refused",
	Title:  "a refresh token that was replaced is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC9700.S("4.14.2")),
	Covers: []string{"RF-04"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"refresh-reuse-accepted"},
	Fix: "Mark a refresh token as used in the transaction that replaces it, and answer invalid_grant when it comes again. " +
		"A grace of seconds for a lost answer is fine, best only as long as its successor is unused.",
	Why: "Whoever copied an old refresh token can go on making access tokens.",
	Run: func(ctx context.Context, c *check.C) {
		answer, _ := replayed(ctx, c)
		refused(c, answer, expect.OAuthError(400, "invalid_grant"))
	},
})
