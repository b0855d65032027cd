package scope

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
	ID:     "scope.step-up.works",
	Title:  "once the user has allowed the scope that a tool asked for, the tool stops asking",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Step-Up Authorization Flow"),
		spec.MCP20260728.Authorization.S("Step-Up Authorization Flow")),
	Covers: []string{"SC-06"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Tools),
	Faults: []string{"scope-step-up-in-vain"},
	Fix: "Name in the challenge all scopes that the call needs, under the names that the authorization server knows, and compare the token of the call " +
		"with the same ones.",
	Why: "The user signs in again and again, and the tool never works.",
	Run: func(ctx context.Context, c *check.C) {
		d := demanding(c)
		token := d.stepUp(ctx, c, d.asked(ctx, c))
		lost := without(d.granted, grantedTo(token))
		c.Given(expect.Claim{Holds: len(lost) == 0, Saw: "a token without " + strings.Join(lost, " "), From: token.Response}).
			To(expect.True("a token with the scopes granted before and the new one"), "scope.step-up.united")
		c.Step("call " + d.tool + " with the new token")
		answer := signedIn(ctx, c, token).CallTool(ctx, token.Access, d.tool, nil)
		c.Given(answer).To(expect.Any(expect.Status(401, 403), expect.RPCResult()), "tools.call.read-only")
		_, asks := answer.LoginResult()
		c.Expect(expect.Claim{Holds: !asks && answer.Status < 400, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a result that asks for nothing more"))
	},
})

// signedIn is the host with the new token, in a session of its own if there are sessions: one belongs to
// the token it was opened with.
func signedIn(ctx context.Context, c *check.C, token *client.Token) *client.Player {
	own := *c.Host()
	if own.Session != nil && own.Session.ID != "" {
		if own.Session = own.Connect(ctx, token.Access).Session; own.Session == nil {
			c.Block("session", "no session can be opened with the new token")
		}
	}
	return &own
}
