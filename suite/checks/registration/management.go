package registration

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
)

// managed registers a client of the check's own that the server lets manage itself. None is spent where
// the journey's registration shows that no client is managed. The client has a client_uri, which hosts
// leave out.
func managed(ctx context.Context, c *check.C) *client.Registration {
	p := c.Host()
	if !p.Client.Managed() {
		c.NotApplicable("the server does not let clients manage their registration (RFC 7592 is optional)")
	}
	c.Step("register a client of its own")
	body := p.MainRegistration()
	body["client_name"], body["client_uri"] = "mcpconform, a client to manage", "https://mcpconform.example/client"
	if p.Client.AuthMethod != "" {
		body["token_endpoint_auth_method"] = p.Client.AuthMethod
	}
	own, answer := p.Register(ctx, body)
	c.Given(expect.Claim{Holds: own != nil, Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("a client"), "registration.dcr.chatgpt-body")
	if !own.Managed() || own.ClientID == p.Client.ClientID {
		c.NotApplicable("the second client of the run is not one to manage: it is the first once more, or has no registration_access_token")
	}
	return own
}

// offered ends the check where the server does not support the method, or allows it to nobody
// (RFC 7592 §2).
func offered(c *check.C, method string, answer *client.Response) {
	if answer.Err == nil && (answer.Status == http.StatusForbidden || answer.Status == http.StatusMethodNotAllowed || answer.Status == http.StatusNotImplemented) {
		c.NotApplicable("the server lets no client use %s: %s", method, expect.Describe(answer.Exchange))
	}
}

// read is the registration as its client can read it, as the control of what else is done with it.
func read(ctx context.Context, c *check.C, own *client.Registration) *client.Response {
	c.Step("read the registration")
	answer := c.Host().Manage(ctx, http.MethodGet, own, nil)
	offered(c, http.MethodGet, answer)
	return answer
}

// sameClient demands that an answer is about the client.
func sameClient(c *check.C, own *client.Registration, answer *client.Response) {
	doc, _ := answer.JSON()
	saw := "another client_id"
	if doc["client_id"] == nil {
		saw = "no client_id: " + expect.Describe(answer.Exchange)
	}
	c.Expect(expect.Claim{Holds: doc["client_id"] == own.ClientID, Saw: saw, From: answer}).
		To(expect.True("the client_id of the registration"))
}

// metadata are the members that say what is registered (RFC 7591 §2, OpenID Connect Registration §2).
var metadata = []string{
	"application_type", "client_name", "client_uri", "contacts", "grant_types", "jwks", "jwks_uri", "logo_uri", "policy_uri",
	"redirect_uris", "response_types", "scope", "software_id", "software_version", "token_endpoint_auth_method", "tos_uri",
}
