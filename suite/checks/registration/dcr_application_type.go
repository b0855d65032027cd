package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.application-type",
	Title:  "native clients on loopback and web clients on https both register, or are told clearly why not",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20260728.ClientRegistration.S("Application Type and Redirect URI Constraints"),
		spec.OIDCRegistration.S("2"), spec.RFC7591.S("3.2.2")),
	Covers: []string{"DR-14"},
	Needs:  check.Needs(fixture.NativeClient, fixture.WebClient),
	Faults: []string{"dcr-native-fails"},
	Fix:    "Register native clients with http redirect URIs on loopback and web clients with https ones; what you do not take, refuse with 400 and invalid_redirect_uri or invalid_client_metadata.",
	Why:    "Clients on the user's machine, and web clients, find no way in, and cannot say why.",
	Run: func(_ context.Context, c *check.C) {
		native, web := fixture.NativeClient.From(c), fixture.WebClient.From(c)
		c.Step("read the answers to a native client on loopback, and to a web client on https")
		for _, r := range []*fixture.Registered{native, web} {
			answered(c, r)
			if r.Registration == nil && !closed(r.Response) {
				c.Expect(r.Response).To(expect.OAuthError(400))
			}
		}
		if native.Registration == nil && web.Registration == nil {
			c.NotApplicable("neither kind is registered, and the server says so")
		}
	},
})

// closed reports a registration that is not for everybody.
func closed(r *client.Response) bool {
	return r.Err == nil && (r.Status == 401 || r.Status == 403)
}

// answered blocks a check where a registration got no answer at all, which says nothing of a rule.
func answered(c *check.C, r *fixture.Registered) {
	c.Given(expect.Claim{Holds: r.Response.Err == nil, Saw: expect.Describe(r.Response.Exchange), From: r.Response}).
		To(expect.True("an answer of the registration endpoint"), "client")
}
