package registration

import (
	"context"
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "registration.way.offered",
	Title:  "the authorization server offers ChatGPT a way to become its client",
	Level:  check.Should,
	Impact: check.Blocks,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.OpenAI.Authentication.S("Client registration"),
		spec.MCP20251125.Authorization.S("Client Registration Approaches"), spec.MCP20250618.Authorization.S("Dynamic Client Registration")),
	Covers: []string{"DR-01"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.Predefined),
	Faults: []string{"registration-missing"},
	Fix: `Name a registration_endpoint (RFC 7591) in the metadata, or set client_id_metadata_document_supported: true and list none or
private_key_jwt in token_endpoint_auth_methods_supported, or create a client by hand and enter it in ChatGPT (here: --client-id).`,
	Why: "ChatGPT has no client_id to log in with and stops before the login page.",
	Run: func(_ context.Context, c *check.C) {
		if fixture.Predefined.From(c) != nil {
			c.NotApplicable("a client that was created by hand was given, which ChatGPT prefers")
		}
		c.Step("look for registration_endpoint and client_id_metadata_document_supported")
		as := fixture.ServerMetadata.From(c).Used
		c.Expect(expect.Claim{Holds: chosen(c).Way != "", Saw: ways(as), From: as.Response}).
			To(expect.True("registration_endpoint, or client ID metadata documents with none or private_key_jwt"))
	},
})

// chosen is what the host would do with this target when no client was created by hand.
func chosen(c *check.C) client.Choice {
	p := c.Host()
	return client.Choose(p.Host, p.Target.URL.String(), p.Challenge, p.RM, p.AS, false)
}

func ways(as *client.ServerMetadata) string {
	return fmt.Sprintf("registration_endpoint %q, client_id_metadata_document_supported %v, token_endpoint_auth_methods_supported [%s]",
		as.RegistrationEndpoint, as.CIMD, strings.Join(as.AuthMethods, ", "))
}
