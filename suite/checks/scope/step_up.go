package scope

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// insufficient is the error of a challenge for more scope (RFC 6750 §3.1).
const insufficient = "insufficient_scope"

// call calls the tool with the token of the journey.
func (d demand) call(ctx context.Context, c *check.C) *client.RPC {
	c.Step("call " + d.tool + ", which needs " + strings.Join(d.missing, " ") + ", without that scope")
	return c.Host().CallTool(ctx, fixture.Token.From(c).Access, d.tool, nil)
}

// asked is the challenge by which the tool asks for more scope; without one the check is blocked.
func (d demand) asked(ctx context.Context, c *check.C) *client.Challenge {
	answer := d.call(ctx, c)
	if answer.RateLimited() {
		c.Block("rate-limit", "rate limited: the MCP server answered 429")
	}
	c.Given(claim(answer)).To(asksForMore, "scope.step-up.asked-for")
	return answer.LoginChallenge()
}

// asksForMore is what [claim] claims.
var asksForMore = expect.True(`403 with a Bearer challenge that says error="insufficient_scope", or a tool error with that challenge in mcp/www_authenticate`)

// claim holds for an answer on which a host asks the user for more: MCP's, or OpenAI's in the result of
// the tool.
func claim(answer *client.RPC) expect.Claim {
	challenge := answer.LoginChallenge()
	_, inResult := answer.LoginResult()
	right := (answer.Status == http.StatusForbidden || inResult) && challenge != nil && challenge.Error == insufficient
	return expect.Claim{Holds: right, Saw: expect.Describe(answer.Exchange), From: answer}
}

// redeemed is the token of a grant; without one the check is blocked.
func redeemed(ctx context.Context, c *check.C, grant *client.Grant) *client.Token {
	answer := c.Host().Redeem(ctx, grant)
	if answer.RateLimited() {
		c.Block("rate-limit", "rate limited: the token endpoint answered 429")
	}
	token, err := c.Host().ParseToken(answer, grant)
	if err != nil {
		c.Block("token", "%v", err)
	}
	return token
}

// stepUp signs in for what was granted and what the challenge names besides. Where the server does not
// give what is new, the user may have no right to it: no rule is broken, and the check ends.
func (d demand) stepUp(ctx context.Context, c *check.C, challenge *client.Challenge) *client.Token {
	if len(challenge.Scopes()) == 0 {
		c.Block("scope.step-up.challenge-complete", "the challenge does not name a scope")
	}
	more := without(challenge.Scopes(), d.granted)
	c.Step("sign in for " + strings.Join(more, " ") + " besides")
	outcome, grant := c.Host().TryAuthorize(ctx, client.With("scope", strings.Join(slices.Concat(d.granted, more), " ")), client.Resume())
	if grant.Error == "invalid_scope" || grant.Error == "access_denied" {
		c.NotApplicable("the login did not give %s: %s", strings.Join(more, " "), grant.Error)
	}
	token := redeemed(ctx, c, c.Host().Granted(outcome, grant))
	if refused := without(more, grantedTo(token)); len(refused) > 0 {
		c.NotApplicable("the login did not give %s, which may not be this user's to have", strings.Join(refused, " "))
	}
	return token
}
