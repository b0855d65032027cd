package authorize

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.login.no-307",
	Title:  "a form of the login is not redirected so that the browser sends it on",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("4.12"), spec.OAuth21.S("7.5.4")),
	Covers: []string{"AZ-25"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"login-redirected-307"},
	Fix:    "Answer the forms of the login with 303 See Other, never with 307 or 308, which make the browser post the form again where it is sent.",
	Why:    "What the user typed, a password among it, is handed to the next address, which can be the client's.",
	Run: func(_ context.Context, c *check.C) {
		c.Step("read how the forms of the journey's login were answered")
		posted := false
		for _, x := range watched(c).Walk {
			if x.Method != http.MethodPost {
				continue
			}
			posted = true
			again := x.Status == http.StatusTemporaryRedirect || x.Status == http.StatusPermanentRedirect
			c.Expect(expect.Claim{Holds: !again, Saw: expect.Describe(x), From: x}).
				To(expect.True("a page or a redirect by 303 or 302"))
		}
		if !posted {
			c.NotApplicable("no form was sent on the way to the code")
		}
	},
})
