package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.request.incomplete",
	Title:  "a token request that lacks what its grant type needs is refused as incomplete",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-19"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"incomplete-request-invalid-grant"},
	Fix:    "Answer 400 invalid_request where code, refresh_token or client_id is missing.",
	Why:    "The developer of a client looks for what is wrong with the code, where there is none.",
	Run: func(ctx context.Context, c *check.C) {
		for _, lacking := range []struct {
			title string
			codes []string
			opts  []client.Option
		}{
			{"redeem without a code", []string{"invalid_request"}, []client.Option{client.Without("code")}},
			// invalid_grant is true as well: the code is nobody's, and servers look at it first.
			{"redeem without naming a client", []string{"invalid_request", "invalid_client", "invalid_grant"}, []client.Option{client.Anonymous()}},
			{"refresh without a refresh token", []string{"invalid_request", "unsupported_grant_type", "unauthorized_client"}, []client.Option{
				client.With("grant_type", "refresh_token"), client.Without("code"), client.Without("code_verifier"), client.Without("redirect_uri"),
			}},
		} {
			c.Step(lacking.title)
			// Which code it is, is told by the meaning of invalid_request, and not by a MUST.
			c.Expect(c.Host().Redeem(ctx, nobodys(c), lacking.opts...)).To(expect.Refusal(lacking.codes...))
		}
	},
})
