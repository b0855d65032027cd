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
	ID:     "authorize.denial.access-denied",
	Title:  "a user who refuses the consent gives no code away",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.2.1"), spec.RFC6749.S("4.1.2.1")),
	Covers: []string{"AZ-19"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"denial-issues-code"},
	Fix:    "When the user refuses, forget the request and redirect with error=access_denied and the state; issue a code only on an explicit yes.",
	Why:    "The user says no and is connected all the same, or waits in a window that never closes.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("log in and refuse the consent")
		end := deny(ctx, c)
		c.Given(end.claim(end.usable())).To(expect.True("a usable answer"), "login")
		if !end.Denied && (end.Redirect == nil || end.gaveCode()) {
			c.NotApplicable("nobody can refuse: %s", whyNot(end))
		}
		c.Expect(end.claim(!end.gaveCode())).To(expect.True("a redirect with error=access_denied and no code"))
		c.Weigh(check.Degrades, check.Normative) // nothing was given away
		c.Expect(end.claim(end.Redirect != nil && end.grant.Error == "access_denied")).
			To(expect.True("a redirect with error=access_denied and no code"))
	},
})

// deny refuses the consent. A server that remembers what a user allowed a client asks again only for a
// client that the user does not know yet.
func deny(ctx context.Context, c *check.C) attempt {
	end := try(ctx, c.Host(), client.Deny())
	if end.Denied || !end.gaveCode() || c.Host().AS.RegistrationEndpoint == "" {
		return end
	}
	c.Step("register a client that nobody has allowed anything")
	unknown, answer := c.Host().Register(ctx, c.Host().MainRegistration())
	c.Heed(answer)
	if unknown == nil {
		return end
	}
	c.Step("log in there and refuse the consent")
	return try(ctx, c.Host().WithClient(unknown), client.Deny())
}

func whyNot(end attempt) string {
	if end.Stopped != "" {
		return end.Stopped
	}
	return "the server approved by itself, without a consent page"
}
