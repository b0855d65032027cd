package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.hint.ignored",
	Title:  "a token_type_hint that is wrong or unknown does not stop a revocation",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.1"), spec.RFC7009.S("2.2")),
	Covers: []string{"RV-10"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"revocation-believes-hint"},
	Fix:    "Take token_type_hint for where to look first, and look everywhere.",
	Why:    "The host is told 200, shows the user that they are disconnected, and the connection can be taken up again.",
	Run: func(ctx context.Context, c *check.C) {
		for _, wrong := range []struct{ hint, title string }{
			{"access_token", "revoke a refresh token as if it were an access token"},
			{"mcpconform_unknown", "revoke a refresh token with a hint that nobody knows"},
		} {
			token := own(ctx, c)
			c.Step(wrong.title)
			answer := c.Host().Revoke(ctx, token.Refresh, wrong.hint)
			if code, _, _ := answer.OAuthError(); code == "unsupported_token_type" && wrong.hint == "access_token" {
				c.Block("revoke.refresh.supported", "the server says that it does not revoke that kind of token")
			}
			c.Weigh(check.Degrades, check.Normative) // the client is told that it did not work
			c.Expect(answer).To(expect.Status(200, 204))
			c.Step("use the refresh token")
			refused(c, c.Host().Refresh(ctx, token), expect.Refusal("invalid_grant"))
		}
	},
})
