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
	ID:     "registration.dcr.redirect-required",
	Title:  "a client without redirect URIs is not registered",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7591.S("2"), spec.RFC7591.S("3.2.2"), spec.RFC7591.S("5")),
	Covers: []string{"DR-09"},
	Needs:  check.Needs(fixture.DynamicClient),
	Faults: []string{"dcr-redirect-optional"},
	Fix:    "Refuse a registration for authorization_code without redirect_uris with 400 and invalid_redirect_uri or invalid_client_metadata.",
	Why:    "For such a client every redirect URI is as good as any other, or none is.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("register with everything but redirect_uris")
		answer := refuse(ctx, c, func(body map[string]any) { delete(body, "redirect_uris") })
		c.Expect(answer).To(expect.ClientError()) // how it is worded has a check of its own
	},
})

// refuse sends the journey's registration changed so that it must be refused.
func refuse(ctx context.Context, c *check.C, change func(body map[string]any)) *client.Response {
	body := c.Host().MainRegistration()
	change(body)
	_, answer := c.Host().Register(ctx, body)
	return answer
}
