package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.reuse.family-revoked",
	Title:  "when a replaced refresh token comes again, its successors stop working too",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC9700.S("4.14.2")),
	Covers: []string{"RF-05"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"refresh-family-survives"},
	Fix:    "Keep with each refresh token the grant it belongs to, and revoke the whole grant when one that was replaced is presented again.",
	Why:    "Of thief and user one holds the newest token; the server cannot tell which, and the thief may be the one who goes on.",
	Run: func(ctx context.Context, c *check.C) {
		answer, newest := replayed(ctx, c)
		c.Given(answer).To(expect.NoToken("a refusal"), "refresh.reuse.refused")
		c.Step("use the newest refresh token")
		refused(c, c.Host().Refresh(ctx, newest), expect.OAuthError(400, "invalid_grant"))
	},
})
