package authorize

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.prompt.none",
	Title:  "an OpenID provider that is asked for no page shows nobody a login",
	Level:  check.Must,
	Impact: check.None, // ChatGPT does not ask so
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCCore.S("3.1.2.1"), spec.OIDCCore.S("3.1.2.6")),
	Covers: []string{"AZ-39"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"prompt-none-ignored"},
	Fix: "Answer prompt=none without a session with an error redirect: login_required or, where one exists and more is needed, consent_required or " +
		"interaction_required. A client that nobody vouches for may get a page that says so instead.",
	Why: "A client that asks in a hidden frame whether the user is still signed in waits for an answer that never comes.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath()
		if !slices.Contains(c.Host().AS.Scopes, "openid") {
			c.NotApplicable("scopes_supported has no openid, and to OAuth alone prompt is a parameter like any that is not known")
		}
		scope := client.With("scope", strings.TrimSpace("openid "+without(c.Host().Scope, "openid")))
		c.Step("send a request without prompt, as nobody in particular")
		if shown, _ := shownToNobody(ctx, c, scope); shown == nil {
			c.NotApplicable("no login that could be seen without scripts is shown to anybody")
		}
		c.Step("send it with prompt=none")
		shown, a := shownToNobody(ctx, c, scope, client.With("prompt", "none"))
		c.Given(expect.Claim{Holds: a.usable(), Saw: a.saw(), From: a.Outcome}).To(expect.True("an answer"), "login")
		claim := a.claim(shown == nil)
		if shown != nil {
			claim.Saw = "the page " + shown.place() + ": " + shown.Says()
		}
		c.Expect(claim).To(expect.True("an error redirect, or a page that asks for nothing"))
	},
})

// shownToNobody is the first page that asks who the user is, on the way of a browser without
// cookies whose user has no account and declines; nil if there is none.
func shownToNobody(ctx context.Context, c *check.C, opts ...client.Option) (*page, attempt) {
	p := *c.Host()
	p.Driver, p.Account = login.Form{}, login.Account{}
	a := try(ctx, &p, append(opts, client.Deny())...)
	for _, x := range a.Walk {
		if u, err := url.Parse(x.URL); err == nil {
			if shown := pageOf(x, u); shown != nil && shown.asksWho(c) {
				return shown, a
			}
		}
	}
	return nil, a
}

func without(scope, name string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(scope), func(s string) bool { return s == name }), " ")
}
