package registration

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.refresh-truthful",
	Title:  "a client that registers for refresh tokens gets them, or is told that it does not",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.1"), spec.MCP20260728.Authorization.S("Refresh Tokens")),
	Covers: []string{"DR-13"},
	Needs:  check.Needs(fixture.Client, fixture.DynamicClient, fixture.Token),
	Faults: []string{"refresh-not-issued"},
	Fix:    "Issue refresh tokens to clients that register the grant type refresh_token, or leave it out of grant_types in the registration response.",
	Why:    "ChatGPT counts on a refresh token that never comes, and the user has to log in again and again.",
	Run: func(ctx context.Context, c *check.C) {
		answer, token := c.Host().Client.Response, fixture.Token.From(c)
		if token.Response == nil {
			c.NotApplicable("a ready token was given, so no token response was seen")
		}
		if fixture.Client.From(c).ClientID != c.Host().Client.ClientID {
			c.Step("log in as the registered client")
			token = c.Host().Token(ctx)
		}
		c.Step("compare grant_types of the registration response with the token response")
		if as := c.Host().AS; token.Refresh == "" && slices.Contains(as.Scopes, offline) && !slices.Contains(strings.Fields(token.Scope), offline) {
			c.NotApplicable("the authorization server has the scope %s for it, which was not granted here", offline)
		}
		doc, err := answer.JSON()
		said := err == nil && slices.Contains(words(doc["grant_types"]), "refresh_token")
		c.Expect(expect.Claim{
			Holds: token.Refresh != "" || !said, Saw: "a registration with the grant type refresh_token, and a token response without one", From: token.Response,
		}).To(expect.True("a refresh token, or a registration response without that grant type"))
	},
})

// offline is the scope of OpenID Connect (Core §11) on which servers make a refresh token depend.
const offline = "offline_access"
