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
	ID:     "authorize.scope.malformed",
	Title:  "a scope with a space too many, or one scope twice, breaks nothing",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("3.3"), spec.OAuth21.S("1.4.1"), spec.OAuth21.S("4.1.2.1")),
	Covers: []string{"AZ-20"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"scope-spaces-break"},
	Fix:    "Read scope as a list of words: take surplus spaces and repeats for what they are, or answer invalid_scope.",
	Run: func(ctx context.Context, c *check.C) {
		scope := c.Host().Scope
		if scope == "" && len(c.Host().AS.Scopes) > 0 {
			scope = c.Host().AS.Scopes[0]
		}
		if scope == "" {
			c.NotApplicable("the server names no scope that could be asked for")
		}
		for _, bent := range []struct{ how, scope string }{
			{"a leading, a trailing and a doubled space in scope", " " + scope + "  " + scope + " "},
			{"each scope twice", scope + " " + scope},
		} {
			c.Step("log in with " + bent.how)
			end := tryResumed(ctx, c.Host(), client.With("scope", bent.scope))
			c.Expect(end.claim(end.gaveCode() || end.refused("invalid_scope", "invalid_request"))).
				To(expect.True("a redirect with a code, or invalid_scope"))
		}
	},
})
