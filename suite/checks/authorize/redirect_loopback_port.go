package authorize

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
	ID:     "authorize.redirect.loopback-port",
	Title:  "a client on the user's own machine may come back to any port",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8252.S("7.3"), spec.OAuth21.S("8.4.2"), spec.RFC9700.S("2.1")),
	Covers: []string{"AZ-08"},
	Needs:  check.Needs(fixture.Login, fixture.NativeClient),
	Faults: []string{"loopback-port-compared"},
	Fix:    "When a registered redirect URI is http on 127.0.0.1 or [::1], leave its port out of the comparison, and nothing else.",
	Why:    "Command-line and desktop clients take the port they get; their second login is refused. ChatGPT is not among them.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath()
		p, uri := nativeClient(c)
		c.Step("log in as a client with a loopback redirect URI, as a control")
		p.Authorize(ctx, client.With("redirect_uri", uri))
		other := strings.Replace(uri, ":49152/", ":50505/", 1)
		c.Step("log in with the same redirect URI, but for its port")
		end := tryResumed(ctx, p, client.With("redirect_uri", other))
		c.Expect(end.claim(end.gaveCode())).To(expect.True("a redirect with a code to " + other))
	},
})

// nativeClient returns a player for the client that was registered with a redirect URI on loopback, and
// that URI.
func nativeClient(c *check.C) (*client.Player, string) {
	native := fixture.NativeClient.From(c)
	reg := native.Registration
	if reg == nil || !slices.Contains(reg.RedirectURIs, native.RedirectURI) {
		c.NotApplicable("the server registers no clients on the user's machine: %s", expect.Describe(native.Response.Exchange))
	}
	return c.Host().WithClient(reg), native.RedirectURI
}
