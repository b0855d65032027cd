package token

import (
	"context"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.client.each-method",
	Title:  "each way to authenticate that the metadata lists works",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2"), spec.OAuth21.S("2.4.1"), spec.RFC6749.S("2.3.1")),
	Covers: []string{"TK-23"},
	Needs:  check.Needs(fixture.Client),
	Behind: check.Needs(fixture.Login),
	Faults: []string{"basic-promised-only"},
	Fix:    "List in token_endpoint_auth_methods_supported only what the token endpoint understands, each as RFC 6749 §2.3.1 writes it.",
	Why:    "The host picks from the list, and if it picks that one it cannot connect.",
	Run: func(ctx context.Context, c *check.C) {
		p, tried := c.Host(), []string{}
		for _, method := range p.AS.AuthMethods {
			if !slices.Contains([]string{"none", "client_secret_post", "client_secret_basic"}, method) {
				continue
			}
			own := registeredFor(ctx, c, method)
			if own == nil {
				continue
			}
			tried = append(tried, method)
			c.Step("authenticate by " + method)
			answer := p.WithClient(own).Redeem(ctx, nobodys(c))
			if spoke(answer) && codeFirst(ctx, c) {
				answer = withOwnCode(ctx, c, p.WithClient(own))
			}
			c.Expect(expect.Claim{
				Holds: !stranger(answer), Saw: method + ": " + expect.Describe(answer.Exchange), From: answer,
			}).To(expect.True("a word on the code, for the client is known"))
		}
		if len(tried) == 0 {
			c.NotApplicable("of the methods that are listed, none can be tried")
		}
	},
})

// registeredFor is a client that authenticates by the method: the journey's own, or one registered for
// this check; nil where the server, as it may, registers none.
func registeredFor(ctx context.Context, c *check.C, method string) *client.Registration {
	p := c.Host()
	if p.Client.AuthMethod == method {
		return p.Client
	}
	if p.AS.RegistrationEndpoint == "" {
		return nil
	}
	c.Step("register a client that authenticates by " + method)
	body := p.MainRegistration()
	body["token_endpoint_auth_method"] = method
	own, answer := p.Register(ctx, body)
	c.Heed(answer)
	if own == nil || own.AuthMethod != method || (own.Secret == "") != (method == "none") {
		return nil
	}
	return own
}

// codeFirst reports whether the server looks at the code before it looks at the client.
func codeFirst(ctx context.Context, c *check.C) bool {
	nobody := *c.Host().Client
	nobody.ClientID = "mcpconform-no-such-client"
	c.Step("redeem as a client that does not exist, to see which is looked at first, the code or the client")
	return spoke(c.Host().WithClient(&nobody).Redeem(ctx, nobodys(c)))
}

// stranger reports an answer that does not know the client. What is said of the code, or that it is taken,
// shows that the client was known.
func stranger(answer *client.Response) bool {
	code, _, ok := answer.OAuthError()
	return answer.Err != nil || answer.Status == http.StatusUnauthorized || ok && code == "invalid_client"
}
