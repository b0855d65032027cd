package authorize

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.redirect.query-kept",
	Title:  "a redirect URI keeps the query it was registered with",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("3.1.2"), spec.OAuth21.S("2.3")),
	Covers: []string{"AZ-16"},
	Needs:  check.Needs(fixture.Login, fixture.WebClient),
	Faults: []string{"redirect-query-dropped"},
	Fix:    "Parse the registered redirect URI and add code and state to the query it has; do not put a query of your own in its place.",
	Why:    "Clients that tell their users or tenants apart by that query lose the login. ChatGPT's redirect URIs have none.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath()
		web := fixture.WebClient.From(c)
		if web.Registration == nil || !slices.Contains(web.Registration.RedirectURIs, web.RedirectURI) {
			c.NotApplicable("the server registers no redirect URI that has a query: %s", expect.Describe(web.Response.Exchange))
		}
		p := c.Host().WithClient(web.Registration)
		c.Step("log in as a client whose redirect URI has a query")
		end := tryResumed(ctx, p, client.With("redirect_uri", web.RedirectURI))
		if !end.gaveCode() {
			c.NotApplicable("the server serves no redirect URI that has a query: %s", end.saw())
		}
		c.Expect(end.claim(expect.Carries(end.Redirect, "mcpconform", "kept"))).
			To(expect.True("a redirect to the registered URI with its own parameter, mcpconform=kept, and the code"))
	},
})
