package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.endpoint.get",
	Title:  "the authorization endpoint takes GET, as a browser that follows a link sends it",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("3.1"), spec.OAuth21.S("3.1")),
	Covers: []string{"AZ-01"},
	Needs:  check.Needs(fixture.Client), // not the login, which ends here where the rule is broken
	Faults: []string{"authorize-post-only", "authorize-not-found", "endpoints-elsewhere"},
	Fix:    "Serve GET at the authorization_endpoint of the metadata; POST is an extra.",
	Why:    "The login window shows an error and no login.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("send the authorization request by GET")
		answer := c.Host().GetAuthorize(ctx)
		c.Given(expect.Claim{Holds: answer.Err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an answer"), "login")
		refused := answer.Status == 404 || answer.Status == 405 || answer.Status == 501
		c.Expect(expect.Claim{Holds: !refused, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a page or a redirect"))
	},
})
