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
	ID:     "authorize.parameters.repeated",
	Title:  "a request that has a parameter twice is refused",
	Level:  check.Should, // the MUST NOT is the client's; for the server the sources name the error to answer
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.1"), spec.OAuth21.S("4.1.2.1"), spec.RFC6749.S("3.1")),
	Covers: []string{"AZ-03"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"repeated-parameters-taken"},
	Fix: `Refuse with invalid_request a request in which client_id, redirect_uri, state, code_challenge or another parameter stands twice; only
resource may (RFC 8707). The query parsers of web frameworks silently take the first value, or the last.`,
	Why: "Two parts of a server, or a proxy in front of it, that read different ones of the two values can be played against each other.",
	Run: func(ctx context.Context, c *check.C) {
		g := fixture.Login.From(c).Grant
		for _, twice := range []struct{ name, second string }{
			{"state", "mcpconform"},
			{"code_challenge", "mcpconform-mcpconform-mcpconform-mcpconform"},
			{"client_id", "mcpconform"},
			// Not another host: whatever the server makes of it, the browser stays where it would go.
			{"redirect_uri", g.RedirectURI + "/mcpconform"},
		} {
			c.Step("send " + twice.name + " twice, with different values")
			end := try(ctx, c.Host(), again(twice.name, twice.second))
			c.Expect(end.claim(end.toldTheUser() || end.refused("invalid_request"))).
				To(expect.True("invalid_request for " + twice.name + " twice, by a redirect or on a page"))
		}
	},
})

// again repeats a parameter that is sent, with another value.
func again(name, value string) client.Option {
	return func(p *client.Params) { p.Values.Add(name, value) }
}
