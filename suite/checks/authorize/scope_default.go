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
	ID:     "authorize.scope.default",
	Title:  "a request without scope is served with a default, or refused with invalid_scope",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("3.3"), spec.OAuth21.S("1.4.1")),
	Covers: []string{"AZ-35"},
	Needs:  check.Needs(fixture.Token, fixture.Login),
	Faults: []string{"scope-required", "scope-untold"},
	Fix:    "Serve a request without scope with a default scope, which the token response names, or answer invalid_scope.",
	Why:    "Hosts leave scope out where neither the challenge nor the metadata names one.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("log in without scope")
		end := tryResumed(ctx, c.Host(), client.Without("scope"))
		if end.grant.Code == "" {
			c.Expect(end.claim(end.refused("invalid_scope"))).To(expect.True("a redirect with a code, or invalid_scope"))
			return
		}
		if !usesScopes(c) {
			return
		}
		c.Step("redeem its code and read what was granted")
		answer := c.Host().Redeem(ctx, end.grant)
		c.Given(answer).To(expect.GivesToken(), "token")
		c.Advise() // many servers leave out what goes without saying for them
		c.Expect(answer).To(expect.HasMember("scope"))
	},
})
