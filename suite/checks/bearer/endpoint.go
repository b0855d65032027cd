package bearer

import (
	"context"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// works is the positive control: the token as it was issued lets in at this moment. Where everybody
// is let in, nothing can be seen.
func works(ctx context.Context, c *check.C, token string) {
	if fixture.Challenge.From(c).NoLogin() {
		c.NotApplicable("the MCP endpoint answers without a token, so a bad one cannot be told from a good one")
	}
	c.Step("use the token as it was issued")
	answer := c.Host().Present(ctx, token)
	unfit(c, answer)
	c.Given(answer).To(expect.All(expect.RPCResult(), expect.Admitted()), "bearer.fresh.accepted")
}

// unfit ends a check that has to call a guarded tool where that shows nothing of the token: this user
// is refused it for another reason, or it does not do its work just now.
func unfit(c *check.C, answer *client.RPC) {
	tool := c.Host().GuardedTool()
	if tool == "" {
		return
	}
	failed, _ := expect.ToolError().Match(answer)
	if answer.Status == http.StatusForbidden || failed && !unheard(c, answer) {
		c.NotApplicable("only the tool %s shows who is let in, and it does not work for this token: %s",
			tool, expect.Describe(answer.Exchange))
	}
}

// unheard reports a tool result in which the token counts for nothing: it asks for the login that a call
// without a token is asked for, or calls the token invalid.
func unheard(c *check.C, answer *client.RPC) bool {
	asked, before := answer.LoginChallenge(), c.Host().Challenge
	return asked != nil && (asked.Error == "invalid_token" || before != nil && slices.Equal(asked.Params, before.Params))
}

// signIn is the answer to a token that is not good. A tool may give it in its result.
func signIn(c *check.C) expect.Matcher {
	if c.Host().GuardedTool() != "" {
		return expect.Any(expect.Status(401), expect.LoginResult())
	}
	return expect.Status(401)
}

// refused demands that the token does not let in. That the answer is the 401 on which ChatGPT refreshes
// or logs in anew is asked too; where only that misses, nobody got in.
func refused(c *check.C, answer *client.RPC) {
	c.Weigh(check.Exposes, check.Normative)
	c.Expect(answer).To(expect.NotAdmitted(signIn(c).Expected()))
	c.Weigh(check.Degrades, check.Normative)
	c.Expect(answer).To(signIn(c))
}

// show presents a token that is made of a good one, and therefore as secret.
func show(ctx context.Context, c *check.C, forged string) *client.RPC {
	c.Host().Wire.Wire().Taint("access_token", forged)
	return c.Host().Present(ctx, forged)
}
