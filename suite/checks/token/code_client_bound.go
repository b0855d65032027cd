package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.code.client-bound",
	Title:  "a code issued to one client is refused to another",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.3"), spec.RFC6749.S("4.1.3")),
	Covers: []string{"TK-15"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"code-not-client-bound"},
	Fix:    "Store the client_id with the code and answer invalid_grant when another client redeems it.",
	Why:    "Any other app registered at the server can turn a code it caught into the user's session.",
	Run: func(ctx context.Context, c *check.C) {
		other := otherClient(ctx, c)
		stranger := c.Host().WithClient(other)
		own := stranger.Authorize(ctx)
		c.Step("redeem the other client's own code, as a control")
		c.Given(stranger.Redeem(ctx, own)).To(expect.GivesToken(), "token.response.usable")
		grant := c.Host().Authorize(ctx)
		c.Step("redeem, as the other client, a code of the first one")
		refusal := expect.Refusal("invalid_grant", "invalid_client", "unauthorized_client")
		refused(c, stranger.Redeem(ctx, grant), refusal)
		c.Step("redeem, as the first client, the code that the other one has used")
		refused(c, c.Host().Redeem(ctx, own), refusal)
	},
})

// otherClient registers a second client like the first.
func otherClient(ctx context.Context, c *check.C) *client.Registration {
	if c.Host().AS.RegistrationEndpoint == "" {
		c.NotApplicable("no second client can be registered: the metadata has no registration_endpoint")
	}
	c.Step("register a second client")
	body, own := c.Host().MainRegistration(), c.Host().Client
	if own.AuthMethod != "" && own.Key == nil { // a key would have to be registered with it
		body["token_endpoint_auth_method"] = own.AuthMethod
	}
	other, answer := c.Host().Register(ctx, body)
	if own.How != string(host.DCR) && other == nil && answer.Err == nil && answer.Status < 500 && !answer.RateLimited() {
		c.NotApplicable("no second client can be registered: %s", expect.Describe(answer.Exchange))
	}
	c.Given(expect.Claim{Holds: other != nil, Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("a client"), "registration.dcr.chatgpt-body")
	return other
}
