package authorize

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
	ID:     "authorize.scope.unknown",
	Title:  "a scope nobody knows is refused, or left out of what the token response says was granted",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("1.4.1"), spec.OAuth21.S("4.1.2.1"), spec.RFC6749.S("3.3")),
	Covers: []string{"AZ-20", "TK-06"},
	Needs:  check.Needs(fixture.Token, fixture.Login),
	Faults: []string{"scope-untold", "scope-unknown-granted"},
	Fix:    "Drop scopes you do not know and put scope, with what is left, into the token response; where nothing is left, answer invalid_scope.",
	Why:    "A client that is not told what it has got asks for things it may not do, and cannot ask the user again.",
	Run: func(ctx context.Context, c *check.C) {
		if !usesScopes(c) {
			c.NotApplicable("the server names no scope, neither in its metadata, nor in its challenge, nor in its token response")
		}
		asked := strings.TrimSpace(c.Host().Scope + " " + unknownScope)
		c.Step("log in with a scope nobody knows beside those the host asks for")
		end := tryResumed(ctx, c.Host(), client.With("scope", asked))
		if end.grant.Code == "" {
			c.Expect(end.claim(end.refused("invalid_scope"))).To(expect.True("invalid_scope, or a code"))
			return
		}
		c.Step("redeem its code and read what was granted")
		answer := c.Host().Redeem(ctx, end.grant)
		token, err := c.Host().ParseToken(answer, end.grant)
		c.Given(expect.Claim{Holds: err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).To(expect.True("a token"), "token")
		right := expect.True("a token response whose scope leaves " + unknownScope + " out")
		c.Expect(expect.Claim{Holds: token.Scope != "", Saw: "a token response without scope, which says that all of it was granted", From: answer}).To(right)
		c.Advise() // what a scope means is the server's business, and it says that it gave this one
		granted := slices.Contains(strings.Fields(token.Scope), unknownScope)
		c.Expect(expect.Claim{Holds: !granted, Saw: "a token response that says it was granted", From: answer}).To(right)
	},
})

const unknownScope = "mcpconform:unknown"

// usesScopes reports whether the target has ever spoken of a scope.
func usesScopes(c *check.C) bool {
	p := c.Host()
	named := len(p.AS.Scopes) > 0 || p.RM != nil && len(p.RM.ScopesSupported) > 0 || p.Challenge != nil && p.Challenge.Scope != ""
	token := fixture.Token.From(c)
	return named || token != nil && token.Scope != ""
}
