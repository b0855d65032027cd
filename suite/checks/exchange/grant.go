package exchange

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
)

// exchanging is a client whose access token was seen to be exchanged at the token endpoint (RFC 8693): the
// positive control, and its answer. Which tokens a server exchanges, and for whom, is its own to say.
func exchanging(ctx context.Context, c *check.C) (*client.Player, *client.Token, *client.Response) {
	p := c.Host().WithClient(fixture.ExchangingClient.From(c))
	var opts []client.Option
	if slices.Contains(p.AS.Scopes, needed) {
		opts = append(opts, withScope(p))
	}
	token := p.Token(ctx, opts...)
	c.Step("exchange the access token at the token endpoint")
	answer := p.ExchangeToken(ctx, token.Access)
	if given, _ := expect.GivesToken().Match(answer); !given {
		if answer.RateLimited() {
			c.Block("rate-limit", "rate limited: the token endpoint answered 429")
		}
		c.NotApplicable("the server does not exchange its own access token for this client (%s)", expect.Describe(answer.Exchange))
	}
	return p, token, answer
}

const noExchange = "no token: 400 invalid_request"

// withheld demands that no token came. Which error says so is left open: clients go by the status.
func withheld(c *check.C, answer *client.Response) {
	c.Expect(answer).To(expect.NoToken(noExchange))
}
