package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.error-form",
	Title:  "a registration that cannot be accepted is answered 400 with an error code in JSON",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("3.2.2")),
	Covers: []string{"DR-11"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"dcr-error-of-a-framework", "dcr-form-500"},
	Fix:    `Answer a registration that you refuse with 400 and {"error": "invalid_redirect_uri"} or "invalid_client_metadata"; frameworks answer 422 or a page of their own.`,
	Why:    "ChatGPT can then say no more than that dynamic client registration failed.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("register with redirect_uris that are not a list of URIs")
		_, answer := c.Host().Register(ctx, unusable(c))
		if answer.Err == nil && (answer.Status == 401 || answer.Status == 403) {
			c.NotApplicable("the server says first that a token is needed: %s", expect.Describe(answer.Exchange))
		}
		if answer.Err == nil && answer.Status < 400 {
			c.NotApplicable("the server registers it all the same: %s", expect.Describe(answer.Exchange))
		}
		c.Expect(answer).To(expect.OAuthError(400))
		c.Step("register the same with a form, where JSON is due")
		c.Advise() // which refusal it is to be is not written
		_, answer = c.Host().Register(ctx, unusable(c), client.FormBody())
		c.Expect(answer).To(expect.ClientError())
	},
})

// unusable is a registration that nobody can accept, in whatever form it comes.
func unusable(c *check.C) map[string]any {
	body := c.Host().MainRegistration()
	body["redirect_uris"] = []any{42}
	return body
}
