package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.refresh.supported",
	Title:  "refresh tokens can be revoked",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2")),
	Covers: []string{"RV-02"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-revocation-unsupported"},
	Fix:    "Revoke refresh tokens at the revocation endpoint; only the revocation of access tokens is optional.",
	Why:    "Disconnect in ChatGPT cannot end the connection: what renews it stays good.",
	Run: func(ctx context.Context, c *check.C) {
		token := own(ctx, c)
		c.Step("revoke the refresh token")
		answer := c.Host().Revoke(ctx, token.Refresh, "refresh_token")
		code, _, _ := answer.OAuthError()
		c.Expect(expect.Claim{Holds: code != "unsupported_token_type", Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("200: refresh tokens are what must be revocable"))
		c.Weigh(check.Degrades, check.Normative)
		c.Given(answer).To(expect.Status(200, 204), "revoke.refresh.refused")
	},
})
