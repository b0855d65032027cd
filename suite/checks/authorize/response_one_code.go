package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.response.one-code",
	Title:  "the response carries one code, in its query",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.2"), spec.OAuth21.S("3.1"), spec.RFC6749.S("4.1.2")),
	Covers: []string{"AZ-16"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"code-twice"},
	Fix:    "Add code to the query of the redirect URI once; set it rather than appending it to what an earlier step has added.",
	Why:    "Clients that keep to OAuth throw away a response with a parameter that stands in it twice.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read the redirect of the journey's login")
		g := fixture.Login.From(c).Grant
		c.Expect(expect.Claim{
			Holds: expect.Carries(g.Redirect, "code", ""), Saw: "a redirect to " + expect.DescribeURL(g.Redirect) + ", with code more than once", From: g,
		}).To(expect.True("a redirect with one code"))
	},
})
