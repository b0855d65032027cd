package token

import (
	"context"
	"encoding/base64"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
)

// confidentialClient ends the check for a client without a secret.
func confidentialClient(c *check.C) *client.Registration {
	own := c.Host().Client
	if own.Secret == "" {
		c.NotApplicable("the client has no secret (%s), so there is nothing to authenticate by", own.AuthMethod)
	}
	return own
}

// atTheDoor authenticates with a code that nobody issued, which takes no login; where the server speaks of
// that, as it may before it looks at the client, with a code of the client's own.
func atTheDoor(ctx context.Context, c *check.C, p *client.Player, opts ...client.Option) *client.Response {
	answer := p.Redeem(ctx, nobodys(c), opts...)
	if !spoke(answer) {
		return answer
	}
	if p.Driver == nil {
		c.NotApplicable("the server may look at the code before it looks at the client, and nobody logs in in this run")
	}
	return withOwnCode(ctx, c, p, opts...)
}

func withOwnCode(ctx context.Context, c *check.C, p *client.Player, opts ...client.Option) *client.Response {
	c.Step("log in, and do the same with a code of the client's own: the other may have been looked at first")
	return p.Redeem(ctx, p.Authorize(ctx), opts...)
}

// spoke reports an answer that is about the code.
func spoke(answer *client.Response) bool {
	code, _, _ := answer.OAuthError()
	return code == "invalid_grant"
}

// basic is an Authorization header of a client (RFC 6749 §2.3.1).
func basic(id, secret string) client.Option {
	pair := url.QueryEscape(id) + ":" + url.QueryEscape(secret)
	return client.Header("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(pair)))
}
