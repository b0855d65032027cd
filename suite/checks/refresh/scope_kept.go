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
	ID:     "refresh.scope.kept",
	Title:  "a refresh for less scope leaves the grant as it was",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.OAuth21.S("4.3.3"), spec.RFC6749.S("6")),
	Covers: []string{"RF-11", "RF-12"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-scope-shrinks"},
	Fix: "Keep the scope with the grant: a refresh may narrow its access token, and the next one, without scope, gets all " +
		"of the grant.",
	Why: "A host that once asked for less never gets the rest back without sending the user through the login.",
	Run: func(ctx context.Context, c *check.C) {
		first := own(ctx, c)
		all, _ := scopeOf(first)
		less, dropped := without(all)
		if dropped == "" {
			c.NotApplicable("fewer than two scopes were granted, so there is no less to ask for")
		}
		c.Step("refresh and ask for all scopes but " + dropped)
		answer := c.Host().Refresh(ctx, first, client.With("scope", strings.Join(less, " ")))
		unbroken(c, answer, "200 with an access_token")
		narrow, err := c.Host().ParseToken(answer, first.Grant)
		if err != nil {
			c.Advise()
			c.Expect(answer).To(expect.GivesToken())
		}
		c.Step("compare what the answer and the token say")
		c.Expect(expect.Claim{
			Holds: narrow.Scope != "" || !carries(narrow.Access, dropped), From: answer,
			Saw: "an answer without scope, and a token that has " + dropped,
		}).To(expect.True("a token without " + dropped + ", or an answer that tells its scope"))
		if narrow.Refresh == "" {
			narrow.Refresh = first.Refresh
		}
		c.Step("refresh again, without scope")
		next := successor(c, c.Host().Refresh(ctx, narrow), narrow)
		got, known := scopeOf(next)
		if !known {
			c.NotApplicable("neither the answers nor the tokens tell a scope")
		}
		c.Expect(expect.Claim{
			Holds: slices.Contains(got, dropped), Saw: "scope " + strings.Join(got, " "), From: next.Response,
		}).To(expect.True("the scope of the grant, with " + dropped))
	},
})

// without leaves out the last scope that opens something.
func without(all []string) (less []string, dropped string) {
	for i := len(all) - 1; i >= 0 && len(all) > 1; i-- {
		if !slices.Contains(special, all[i]) {
			return slices.Delete(slices.Clone(all), i, i+1), all[i]
		}
	}
	return all, ""
}

func carries(access, scope string) bool {
	in, known := scopeOf(&client.Token{Access: access})
	return known && slices.Contains(in, scope)
}
