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
	ID:     "authorize.parameters.empty-omitted",
	Title:  "a parameter without a value counts as left out",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.1"), spec.RFC6749.S("3.1")),
	Covers: []string{"AZ-04"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"empty-parameters-refused"},
	Fix:    "Before anything else, drop the parameters of the request that have no value; a schema that takes scope= for an empty list, or resource= for a URL, refuses good requests.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("log in without scope and resource, as a control")
		bare := tryResumed(ctx, c.Host(), client.Without("scope"), client.Without("resource"))
		if !bare.gaveCode() {
			c.NotApplicable("the server serves no request without scope and resource: %s", bare.saw())
		}
		c.Step("log in with scope and resource empty")
		end := tryResumed(ctx, c.Host(), client.With("scope", ""), client.With("resource", ""))
		c.Expect(end.claim(end.gaveCode())).To(expect.True("a redirect with a code, as without the two"))
	},
})
