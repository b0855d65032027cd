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
	ID:     "revoke.client.identified",
	Title:  "a revocation needs the client: its secret or, where it has none, its client_id",
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.1"), spec.RFC7009.S("5")),
	Covers: []string{"RV-09"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"revocation-without-client", "revocation-without-secret"},
	Fix: "Authenticate the client at the revocation endpoint as at the token endpoint, and refuse with invalid_client or " +
		"invalid_request what names none.",
	Why: "Whoever finds a token, in a log for instance, can cut ChatGPT off.",
	Run: func(ctx context.Context, c *check.C) {
		token := own(ctx, c)
		less := client.Anonymous()
		if p := c.Host(); p.Client.Public() {
			c.Step("revoke the refresh token without client_id")
		} else {
			c.Step("revoke the refresh token with the client_id alone")
			c.Weigh(check.Degrades, check.Normative)
			less = client.Named(p.Client)
		}
		answer := c.Host().Revoke(ctx, token.Refresh, "refresh_token", less)
		c.Expect(expect.Claim{
			Holds: answer.Err == nil && answer.Status < 500, Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("a refusal with invalid_client or invalid_request"))
		c.Expect(lives(ctx, c, token)).To(expect.True("a refresh token that still works"))
	},
})
