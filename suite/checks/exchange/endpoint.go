package exchange

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
)

// needed is the scope that opens the exchange.
const needed = "privy:token:exchange"

// endpoint returns where an exchange answers.
func endpoint(ctx context.Context, c *check.C) string {
	at, seen := search(ctx, c)
	if at == "" {
		c.NotApplicable("no exchange for Privy tokens answers (%s)", strings.Join(seen, ", "))
	}
	return at
}

// search asks once at each place where an exchange may answer, with the journey's token. at is ""
// where none does; seen is what answered instead.
func search(ctx context.Context, c *check.C) (at string, seen []string) {
	token := fixture.Token.From(c).Access
	for _, at := range c.Host().UnadvertisedURLs(host.PrivyExchange) {
		c.Step("look for the exchange at " + at)
		answer := c.Host().PrivyExchange(ctx, at, token)
		if answer.RateLimited() {
			c.Block("rate-limit", "rate limited: %s answered 429", at)
		}
		if exchanges(answer, c.Host().AS) {
			return at, nil
		}
		seen = append(seen, place(at)+" "+brief(answer))
	}
	return "", seen
}

// exchanges reports whether what answers is an exchange: it hands out a token, or refuses in the
// words of one. A bare 401 counts only where the server speaks of the scope: many answer so anywhere.
func exchanges(answer *client.Response, as *client.ServerMetadata) bool {
	if _, ok := handedOut(answer); ok {
		return true
	}
	code, _, _ := answer.OAuthError()
	claimed := as != nil && slices.Contains(as.Scopes, needed)
	return code == "insufficient_scope" || code == "token_not_found" || claimed && code == "invalid_token"
}

func place(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return at
	}
	return u.EscapedPath()
}

func brief(answer *client.Response) string {
	if answer.Err != nil {
		return "does not answer"
	}
	return fmt.Sprintf("answers %d", answer.Status)
}

// granted obtains a token of its own that has the scope, for the account of p.
func granted(ctx context.Context, c *check.C, p *client.Player) *client.Token {
	token := p.Token(ctx, withScope(p))
	if token.Scope != "" && !slices.Contains(strings.Fields(token.Scope), needed) {
		c.NotApplicable("the scope %s was asked for and not granted", needed)
	}
	return token
}

// withScope asks for what the host asks for, and the scope of the exchange.
func withScope(p *client.Player) client.Option {
	return client.With("scope", strings.Join(append(without(p.Scope), needed), " "))
}

// without lists the scopes the host asks for, but not that of the exchange.
func without(scope string) []string {
	return slices.DeleteFunc(strings.Fields(scope), func(s string) bool { return s == needed })
}

// exchanged is the positive control: the exchange works with this token at this moment.
func exchanged(ctx context.Context, c *check.C, at string, token *client.Token) privyToken {
	answer := c.Host().PrivyExchange(ctx, at, token.Access)
	c.Given(answer).To(expect.All(expect.JSON(), expect.MemberOfType("privyAccessToken", "string")), "token")
	privy, _ := handedOut(answer)
	return privy
}

// renewed is the token after a refresh, which must work.
func renewed(ctx context.Context, c *check.C, t *client.Token) *client.Token {
	answer := c.Host().Refresh(ctx, t)
	c.Given(answer).To(expect.Status(200), "refresh.rotation.new-token")
	next, err := c.Host().ParseToken(answer, t.Grant)
	if err != nil {
		c.Block("refresh.rotation.new-token", "%v", err)
	}
	if next.Refresh == "" { // it was not replaced (RFC 6749 §6)
		next.Refresh = t.Refresh
	}
	return next
}
