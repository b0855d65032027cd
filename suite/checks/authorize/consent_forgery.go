package authorize

import (
	"context"
	"maps"
	"net/url"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.consent.forgery",
	Title:  "the consent form cannot be sent with the token of somebody else's form",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("10.12"), spec.MCP20251125.SecurityBestPractices.S("Confused Deputy Problem")),
	Covers: []string{"AZ-28"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"consent-token-not-checked"},
	Fix:    "Bind the token in the consent form to the browser's session, and refuse a form whose token is missing or another session's.",
	Why:    "Another site can make the user's browser send the form: access is allowed without the user.",
	Run: func(ctx context.Context, c *check.C) {
		other, otherGrant := holdConsent(ctx, c)
		tokens := other.Protects()
		if len(tokens) == 0 {
			c.NotApplicable("the consent form has no token of its own against forgery; whether cookies protect it, this client cannot see")
		}
		mine, grant := holdConsent(ctx, c)
		if !slices.Equal(tokens, mine.Protects()) {
			c.NotApplicable("the consent form is another one the second time")
		}
		forged := maps.Clone(mine.Fields)
		for _, name := range tokens {
			forged[name] = slices.Clone(other.Fields[name])
		}
		if sameFields(forged, mine.Fields) {
			c.NotApplicable("the token of the form is the same in two browsers; whether it is one, this client cannot see")
		}
		c.Step("send the form in one browser with the token of the other")
		end := attempt{Outcome: c.Host().Decide(ctx, mine, forged, grant), grant: grant}
		c.Expect(end.claim(end.usable() && !end.gaveCode())).To(expect.True("an error page, and no code"))
		c.Step("send the other form as it is, as a control")
		control := attempt{Outcome: c.Host().Decide(ctx, other, other.Fields, otherGrant), grant: otherGrant}
		c.Given(control.claim(control.gaveCode())).To(expect.True("a redirect with a code"), "login")
	},
})

func sameFields(a, b url.Values) bool { return a.Encode() == b.Encode() }
