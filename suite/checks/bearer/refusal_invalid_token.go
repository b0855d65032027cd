package bearer

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.refusal.invalid-token",
	Title:  "the challenge for a bad token says invalid_token",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs: spec.Refs(spec.RFC6750.S("3"), spec.RFC6750.S("3.1"), spec.OAuth21.S("5.3.1"),
		spec.OAuth21.S("5.3.2"), spec.RFC9068.S("4")),
	Covers: []string{"BU-08"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"challenge-without-error", "refusals-own-form"},
	Fix:    `Add error="invalid_token" to the challenge whenever a token was presented and refused.`,
	Why:    "ChatGPT was seen to refresh at once on this error; without it a client cannot tell a stale token from a missing one.",
	Run: func(ctx context.Context, c *check.C) {
		answer := badToken(ctx, c)
		readable := answer.Bearer() != nil && answer.Bearer().Error != ""
		if !readable && strings.Contains(strings.Join(answer.Header.Values("WWW-Authenticate"), " "), "invalid_token") {
			c.Block("discovery.challenge.resource-metadata", "the challenge says invalid_token in a form that cannot be read")
		}
		c.Expect(answer).To(expect.Unauthorized("invalid_token"))
	},
})

// badToken is the 401 for a token that nobody issued, from a server that challenges.
func badToken(ctx context.Context, c *check.C) *client.Response {
	if challenged(c).Challenge == nil {
		c.Block("discovery.challenge.unauthorized", "the server sends no Bearer challenge at all")
	}
	c.Step("send a token that nobody issued")
	answer := c.Host().Probe(ctx, client.Header("Authorization", "Bearer "+nobodys))
	c.Given(answer).To(expect.Status(401), "bearer.tampered.refused")
	return answer
}
