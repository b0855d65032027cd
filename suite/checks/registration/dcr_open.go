package registration

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.dcr.open",
	Title:  "clients register without a token that somebody would have to give them first",
	Level:  check.Should,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC7591.S("3"), spec.MCP20250618.Authorization.S("Dynamic Client Registration"),
		spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"DR-16"},
	Needs:  check.Needs(fixture.NativeClient, fixture.WebClient, fixture.Predefined), // not the client: it is what is missing
	Faults: []string{"dcr-needs-token"},
	Fix:    "Take registrations without an Authorization header, limited in number; or leave registration_endpoint out of the metadata and create ChatGPT's client by hand.",
	Why:    "ChatGPT has no token for the registration endpoint, and ends with “Dynamic client registration failed”.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("read the answers to two registrations without a token")
		native, web := fixture.NativeClient.From(c), fixture.WebClient.From(c)
		answered(c, native)
		answered(c, web)
		if !closed(native.Response) || !closed(web.Response) {
			return
		}
		if fixture.Predefined.From(c) != nil {
			c.NotApplicable("registration is not for everybody, and the client that was created by hand needs none")
		}
		c.Step("register as the host does, whose redirect URI may be one the server knows")
		_, answer := c.Host().Register(ctx, c.Host().MainRegistration())
		c.Expect(expect.Claim{Holds: !closed(answer), Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("201, or a refusal for what the registration says"))
	},
})
