package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.token.unknown",
	Title:  "a refresh token that nobody issued is refused with invalid_grant",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.OAuth21.S("4.3.1")),
	Covers: []string{"RF-15"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"unknown-refresh-500"},
	Fix:    "Answer 400 invalid_grant to a refresh token that you do not find or cannot read.",
	Why:    "On invalid_grant ChatGPT asks the user to sign in again; on anything else the connection just stays broken.",
	Run: func(ctx context.Context, c *check.C) {
		shared := fixture.Token.From(c)
		if shared.Refresh == "" {
			c.NotApplicable("no refresh token is issued")
		}
		for _, bad := range []struct{ title, raw string }{
			{"use a refresh token that nobody issued", "mcpconform-nobody-issued-this"},
			{"use a refresh token with one character too many", shared.Refresh + "x"},
		} {
			c.Host().Wire.Wire().Taint("refresh_token", bad.raw)
			c.Step(bad.title)
			refused(c, c.Host().Refresh(ctx, &client.Token{Refresh: bad.raw, Grant: shared.Grant}), expect.Refusal("invalid_grant"))
		}
	},
})
