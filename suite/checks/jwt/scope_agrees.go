package jwt

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.scope.agrees",
	Title:  "an access token says the scope that the token response tells",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.2.3")),
	Covers: []string{"JW-06"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"scope-claim-differs"},
	Fix:    "Write the scope that was granted into the token and into the token response, from one value.",
	Why: "The host believes that it may do what the MCP server then refuses, or the token allows what the user never " +
		"agreed to.",
	Run: func(_ context.Context, c *check.C) {
		token, response := read(c), issued(c)
		told := strings.Fields(response.Scope)
		if response.Scope == "" { // then it is what was asked for (RFC 6749 §5.1)
			told = strings.Fields(response.Grant.Scope)
		}
		claimed, present := scopes(token)
		if len(told) == 0 || !present && !profiled(token) {
			c.NotApplicable("no scope was asked for or told, or the token says none and need not")
		}
		c.Expect(expect.Claim{Holds: present, Saw: "a token without a scope claim", From: from(c)}).
			To(expect.True("scope: " + list(told)))
		c.Expect(expect.Claim{
			Holds: within(claimed, told) && within(outward(told), claimed), Saw: "scope: " + list(claimed), From: from(c),
		}).To(expect.True("scope: " + list(told)))
	},
})

// scopes reads the claim in the forms it is found in: RFC 9068's, and the lists of older servers.
func scopes(t *jws.Token) (values []string, present bool) {
	for _, claim := range []string{"scope", "scp"} {
		if t.Claims[claim] != nil {
			return strings.Fields(strings.Join(texts(t, claim), " ")), true
		}
	}
	return nil, false
}

// outward leaves out the scopes that have a meaning at the authorization server only.
func outward(scopes []string) []string {
	inner := []string{"openid", "offline_access", "profile", "email", "phone", "address"}
	return slices.DeleteFunc(slices.Clone(scopes), func(s string) bool { return slices.Contains(inner, s) })
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}
