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
			c.Expect(expect.Claim{
				Holds: !stranger(answer), Saw: method + ": " + expect.Describe(answer.Exchange), From: answer,
			}).To(expect.True("a refusal of the code, for the client is known"))
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
	own, _ := p.Register(ctx, body)
	if own == nil || own.AuthMethod != method || (own.Secret == "") != (method == "none") {
		return nil
	}
	return own
}

// stranger reports an answer that does not know the client. The code that was sent is nobody's, so what
// is said of that shows that the client was known.
func stranger(answer *client.Response) bool {
	code, _, ok := answer.OAuthError()
	return answer.Err != nil || answer.Status == http.StatusUnauthorized || ok && code == "invalid_client"
}
