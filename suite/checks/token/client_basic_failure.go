package token

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.client.basic-failure",
	Title:  "a client that fails at HTTP Basic gets 401 with a challenge",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-20"},
	Needs:  check.Needs(fixture.Client),
	Behind: check.Needs(fixture.Login),
	Faults: []string{"basic-failure-unchallenged"},
	Fix:    "Answer 401, invalid_client and WWW-Authenticate: Basic where a client authenticated by header and failed.",
	Why:    "A client that came by header looks for the answer of HTTP, and finds another.",
	Run: func(ctx context.Context, c *check.C) {
		own := confidentialClient(c)
		if !slices.Contains(c.Host().AS.AuthMethods, "client_secret_basic") {
			c.NotApplicable("client_secret_basic is not advertised")
		}
		c.Step("authenticate by HTTP Basic with a wrong secret")
		answer := atTheDoor(ctx, c, c.Host(), client.Anonymous(), basic(own.ClientID, "mcpconform-no-such-secret"))
		c.Expect(answer).To(expect.OAuthError(401, "invalid_client"))
		c.Expect(challengedByBasic(answer)).To(expect.True("401 with WWW-Authenticate: Basic"))
	},
})

// challengedByBasic says whether one of the challenges is for HTTP Basic; there may be others beside it.
func challengedByBasic(answer *client.Response) expect.Claim {
	saw := "401 without WWW-Authenticate"
	if says := strings.Join(answer.Header.Values("WWW-Authenticate"), ", "); says != "" {
		saw = "401 with WWW-Authenticate: " + says
	}
	basic := slices.ContainsFunc(answer.Challenges(), func(c *client.Challenge) bool { return c.Is("Basic") })
	return expect.Claim{Holds: basic, Saw: saw, From: answer}
}
