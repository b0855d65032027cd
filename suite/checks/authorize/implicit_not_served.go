package authorize

import (
	"context"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.implicit.not-served",
	Title:  "no authorization response carries an access token",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.1.2"), spec.OAuth21.S("10.1")),
	Covers: []string{"AZ-30"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"implicit-served"},
	Fix:    "Turn the implicit grant and the hybrid flows with a token off: answer every response_type that has token in it with unsupported_response_type.",
	Why:    "A token in a URL ends up in the browser's history, in logs and in other sites' hands, and no client can prove that it was meant for it.",
	Run: func(ctx context.Context, c *check.C) {
		for _, kind := range []string{"token", "code token"} {
			c.Step("ask for response_type=" + kind)
			end := tryResumed(ctx, c.Host(), client.With("response_type", kind))
			c.Expect(end.claim(end.usable() && !carriesToken(end.Redirect))).
				To(expect.True("unsupported_response_type, and no access token"))
		}
	},
})

// carriesToken looks into the query and into the fragment, where the implicit grant puts it.
func carriesToken(to *url.URL) bool {
	if to == nil {
		return false
	}
	fragment, err := url.ParseQuery(to.EscapedFragment())
	return to.Query().Has("access_token") || err == nil && fragment.Has("access_token")
}
