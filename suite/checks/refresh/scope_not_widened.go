package refresh

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
	ID:     "refresh.scope.not-widened",
	Title:  "a refresh gets no scope that was not granted",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.OAuth21.S("3.2.4"), spec.RFC6749.S("6")),
	Covers: []string{"RF-10"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-scope-widened"},
	Fix:    "Compare the scope of the refresh with the grant's and answer invalid_scope where it has more.",
	Why:    "A host that was allowed to read can write after an hour, without the user being asked.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		granted, _ := scopeOf(first)
		more := beyond(c.Host().AS.Scopes, append(granted, strings.Fields(first.Grant.Scope)...))
		c.Step("refresh and ask for the scope " + more + " as well")
		answer := c.Host().Refresh(ctx, first, client.With("scope", strings.Join(append(granted, more), " ")))
		unbroken(c, answer, "a refusal with invalid_scope")
		next, err := c.Host().ParseToken(answer, first.Grant)
		if err != nil {
			c.Weigh(check.None, check.Normative)
			c.Expect(answer).To(expect.Refusal("invalid_scope", "invalid_grant", "invalid_request"))
			return
		}
		got, known := scopeOf(next)
		if !known {
			c.NotApplicable("a token is given, and neither it nor the answer tells its scope")
		}
		c.Expect(expect.Claim{
			Holds: !slices.Contains(got, more), Saw: "a token of scope " + strings.Join(got, " "), From: answer,
		}).To(expect.True("a refusal with invalid_scope, or a token without " + more))
	},
})

// beyond is a scope that the server knows and the grant has not, or one that nobody knows.
func beyond(known, granted []string) string {
	for _, scope := range known {
		if !slices.Contains(granted, scope) && !slices.Contains(special, scope) {
			return scope
		}
	}
	return "mcpconform:no-such-scope"
}

// special scopes change what is issued rather than what it opens.
var special = []string{"openid", "offline_access"}
