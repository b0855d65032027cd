package authorize

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.state.boundaries",
	Title:  "no state is made up where none was sent, and two kilobytes of it come back whole",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.2"), spec.RFC6749.S("4.1.2")),
	Covers: []string{"AZ-15"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"state-made-up", "state-cut"},
	Fix:    "Add state to the response exactly when the request had one (not the text “undefined” or “null”), from storage that does not cut it.",
	Run: func(ctx context.Context, c *check.C) {
		for _, none := range []struct {
			how    string
			option client.Option
		}{{"without state", client.Without("state")}, {"with state empty", client.With("state", "")}} {
			c.Step("log in " + none.how)
			end := tryResumed(ctx, c.Host(), none.option)
			if !end.gaveCode() {
				continue // state may be asked for
			}
			c.Expect(end.claim(end.Redirect.Query().Get("state") == "")).
				To(expect.True("a redirect with a code and no state"))
		}
		c.Step("log in with a state of 2048 characters")
		end := tryResumed(ctx, c.Host(), client.With("state", strings.Repeat("0123456789abcdef", 128)))
		if !end.gaveCode() && end.usable() {
			return // a limit may be set, and is told
		}
		c.Expect(end.claim(end.gaveCode())).To(expect.True("a redirect with a code, or a refusal"))
		holds := expect.Carries(end.Redirect, "state", end.grant.State)
		saw := "a redirect whose state is not the one that was sent"
		c.Expect(expect.Claim{Holds: holds, Saw: saw, From: end.grant}).To(expect.True("a redirect with the state that was sent, once"))
	},
})
