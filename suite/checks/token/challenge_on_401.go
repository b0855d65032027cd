package token

import (
	"context"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.challenge.on-401",
	Title:  "each 401 of the authorization server says how to authenticate",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9110.S("11.6.1"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-32"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"as-401-without-challenge"},
	Fix:    "Send WWW-Authenticate with every 401, such as Basic realm=\"token\"; or answer 400 where no header would help.",
	Why:    "A 401 without a challenge is no complete answer: libraries that act on it find nothing to act on.",
	Run: func(ctx context.Context, c *check.C) {
		p, seen := c.Host(), 0
		stranger := *p.Client
		stranger.ClientID = "mcpconform-no-such-client"
		other := p.WithClient(&stranger)
		for _, at := range []struct {
			endpoint, title string
			ask             func() *client.Response
		}{
			{p.AS.TokenEndpoint, "redeem as a client that does not exist", func() *client.Response { return other.Redeem(ctx, nobodys(c)) }},
			{p.AS.RevocationEndpoint, "revoke as a client that does not exist", func() *client.Response { return other.Revoke(ctx, nobodysToken, "") }},
			{p.AS.IntrospectionEndpoint, "introspect as nobody", func() *client.Response {
				return p.Introspect(ctx, p.AS.IntrospectionEndpoint, nobodysToken)
			}},
		} {
			if at.endpoint == "" {
				continue
			}
			c.Step(at.title)
			answer := at.ask()
			if answer.Err != nil || answer.Status != http.StatusUnauthorized {
				continue
			}
			seen++
			c.Expect(expect.Claim{
				Holds: strings.TrimSpace(answer.Header.Get("WWW-Authenticate")) != "",
				Saw:   at.endpoint + ": 401 without WWW-Authenticate", From: answer,
			}).To(expect.True("WWW-Authenticate with a challenge"))
		}
		if seen == 0 {
			c.NotApplicable("no request was answered with 401, and none had to be")
		}
	},
})

const nobodysToken = "mcpconform-nobody-issued-this"
