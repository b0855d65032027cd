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
	ID:     "authorize.consent.repeated",
	Title:  "a client that cannot prove who it is does not get in a second time without the user",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("7.3"), spec.OAuth21.S("7.3.1"), spec.RFC6749.S("10.2")),
	Covers: []string{"AZ-36"},
	Needs:  check.Needs(fixture.Login, fixture.NativeClient),
	Faults: []string{"consent-remembered"},
	Fix:    "Ask again for consent, whenever the client is public and its redirect URI is on the user's machine: any program there can pass for it.",
	Why:    "Any other program on the user's machine that knows the client_id gets a token without a question.",
	Run: func(ctx context.Context, c *check.C) {
		c.OffPath() // ChatGPT's redirect URI is https, which may count as proof
		p, uri := nativeClient(c)
		if !p.Client.Public() {
			c.NotApplicable("the client has a secret to prove itself with")
		}
		redirect := client.With("redirect_uri", uri)
		c.Step("log in and allow, as a client on the user's machine")
		first := try(ctx, p, redirect)
		c.Given(first.claim(first.gaveCode())).To(expect.True("a redirect with a code"), "grant")
		if first.Pages == 0 || !first.Resumable() {
			c.NotApplicable("the server asks nobody, or the browser of this login (%s) cannot be used again", p.Driver.Name())
		}
		c.Step("send a second request of the same client from the same browser")
		second := try(ctx, p, redirect, client.Again(first.Outcome))
		granted := second.gaveCode() && second.Pages == 0
		c.Expect(second.claim(second.usable() && !granted)).To(expect.True("a page before the code"))
	},
})
