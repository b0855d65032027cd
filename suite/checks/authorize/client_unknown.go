package authorize

import (
	"context"
	"crypto/rand"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.client.unknown",
	Title:  "a request of a client nobody registered ends on a page, not in a redirect",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("4.1.2.1"), spec.RFC6749.S("4.1.2.1"),
		spec.MCP20251125.Authorization.S("Open Redirection")),
	Covers: []string{"AZ-06", "DR-17"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"unknown-client-redirected"},
	Fix:    "Look the client up before anything else; if it is not known, show an error page and do not use its redirect_uri.",
	Why:    "Links to the login page of the server can send its users anywhere, with the server's good name.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("log in as the registered client, as a control")
		c.Host().Authorize(ctx)
		c.Step("send the same request with a client_id nobody registered")
		stranger := &client.Registration{ClientID: "mcpconform-" + rand.Text(), RedirectURIs: c.Host().Client.RedirectURIs}
		end := try(ctx, c.Host().WithClient(stranger))
		c.Expect(end.claim(end.toldTheUser())).To(expect.True("an error shown to the user, and no redirect to the client"))
	},
})
