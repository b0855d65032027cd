package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:    "authorize.error.after-login",
	Title: "a client that nobody vouches for is sent no redirect before the user has logged in",
	// RFC 9700 says MUST; servers that follow RFC 6749 §4.1.2.1 to the letter report errors at once, and
	// the SDKs of MCP are among them.
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.RFC9700.S("4.11.2"), spec.OAuth21.S("7.12.2"),
		spec.MCP20260728.AuthorizationSecurity.S("Open Redirection")),
	Covers: []string{"AZ-34"},
	Needs:  check.Needs(fixture.Login, fixture.Predefined),
	Faults: []string{"errors-redirected-at-once"},
	Fix:    "Keep a faulty request until the user has logged in, or show the error on a page; redirect at once only to clients that somebody has vouched for.",
	Why:    "Anybody can register a client, so a link to your login page leads to any site of an attacker's choice.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Predefined.From(c) != nil {
			c.NotApplicable("the client was created by hand, so somebody vouches for it")
		}
		if o := watched(c); !o.Typed && !o.Presented {
			c.NotApplicable("the server asks nobody to log in")
		}
		g := fixture.Login.From(c).Grant
		c.Step("send a request with an unknown response_type, in a browser without cookies")
		answer := c.Host().GetAuthorize(ctx, client.With("response_type", "mcpconform"))
		c.Expect(answer).To(expect.NotRedirectedTo(g.RedirectURI))
		c.Step("send a request with a scope nobody knows")
		answer = c.Host().GetAuthorize(ctx, client.With("scope", unknownScope))
		c.Expect(answer).To(expect.NotRedirectedTo(g.RedirectURI))
	},
})
