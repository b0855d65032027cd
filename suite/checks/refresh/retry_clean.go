package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.retry.clean",
	Title:  "a refresh that is sent again at once is served again, or refused in a word",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("4.14.2")),
	Covers: []string{"RF-07"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-retry-500"},
	Fix:    "Give the same answer again for some seconds, as long as the new refresh token is unused; or answer invalid_grant.",
	Why:    "A host whose answer was lost on its way tries again: a breakdown tells it neither to go on nor to ask the user.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		c.Step("use the refresh token")
		successor(c, c.Host().Refresh(ctx, first), first)
		c.Step("use it again, as after an answer that was lost")
		c.Expect(c.Host().Refresh(ctx, first)).To(expect.Any(expect.GivesToken(), expect.Refusal("invalid_grant")))
	},
})
