package token

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.client.one-method",
	Title:  "a client that authenticates in two ways at once is refused",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("2.3"), spec.OAuth21.S("2.4"), spec.OAuth21.S("3.2.4")),
	Covers: []string{"TK-22"},
	Needs:  check.Needs(fixture.Client),
	Behind: check.Needs(fixture.Login),
	Faults: []string{"two-methods-accepted"},
	Fix:    "Refuse a request with both an Authorization header and client_secret with invalid_request.",
	Why:    "Two parts of a system may each believe another of the two.",
	Run: func(ctx context.Context, c *check.C) {
		own := confidentialClient(c)
		if !slices.Contains(c.Host().AS.AuthMethods, "client_secret_basic") {
			c.NotApplicable("client_secret_basic is not advertised, so the header may be ignored")
		}
		if !slices.Contains(c.Host().AS.AuthMethods, "client_secret_post") { // unrecognized parameters are ignored, RFC 6749 §3.2
			c.NotApplicable("client_secret_post is not advertised, so client_secret in the body must be ignored")
		}
		both := []client.Option{client.With("client_id", own.ClientID), client.With("client_secret", own.Secret), basic(own.ClientID, own.Secret)}
		c.Step("authenticate by header and in the body")
		answer := atTheDoor(ctx, c, c.Host(), both...)
		if answer.Err != nil || answer.Status >= 500 {
			c.Block("token.code.unknown", "the request is not refused: %s", expect.Describe(answer.Exchange))
		}
		// The MUST NOT is the client's; the server's part is the meaning of invalid_request. What is said
		// of the code shows that the client was let in.
		c.Expect(answer).To(expect.Refusal("invalid_request", "invalid_client"))
	},
})
