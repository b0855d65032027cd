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
	ID:     "authorize.response-type.checked",
	Title:  "a request without a response_type, or with one nobody knows, is refused",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.1"), spec.OAuth21.S("4.1.2.1"), spec.RFC6749.S("4.1.2.1")),
	Covers: []string{"AZ-09"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"response-type-ignored", "authorize-errors-500"},
	Fix: `Answer a missing response_type with invalid_request and one you do not offer with unsupported_response_type, by a redirect that carries
the state too.`,
	Run: func(ctx context.Context, c *check.C) {
		for _, wrong := range []struct {
			how    string
			option client.Option
		}{
			{"without response_type", client.Without("response_type")},
			{"with a response_type nobody knows", client.With("response_type", "mcpconform")},
		} {
			c.Step("send the request " + wrong.how)
			end := tryResumed(ctx, c.Host(), wrong.option)
			c.Expect(end.claim(end.refused("unsupported_response_type", "invalid_request"))).
				To(expect.True("invalid_request or unsupported_response_type, by a redirect or on a page"))
			if end.Redirect == nil {
				continue
			}
			c.Expect(stateOf(end.grant)).To(expect.True("an error redirect with the state that was sent, once"))
		}
	},
})
