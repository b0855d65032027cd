package discovery

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.revocation-auth-methods",
	Title:  "the metadata lists the way in which the registered client authenticates at the revocation endpoint",
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8414.S("2"), spec.RFC7009.S("2")),
	Covers: []string{"AD-29"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.DynamicClient),
	Faults: []string{"revocation-methods-missing"},
	Fix: `List in "revocation_endpoint_auth_methods_supported" the methods that the revocation endpoint takes, "none" among them if it takes
public clients; left out it means client_secret_basic only.`,
	Why: "A client that believes the document cannot revoke its tokens when the user disconnects.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		registered := fixture.DynamicClient.From(c)
		if used.RevocationEndpoint == "" {
			c.NotApplicable("the metadata names no revocation endpoint, and need not")
		}
		c.Step("look for " + registered.AuthMethod + " in revocation_endpoint_auth_methods_supported")
		c.Expect(methodListed(used, "revocation_endpoint_auth_methods_supported", registered.AuthMethod)).
			To(expect.True("a list with " + registered.AuthMethod + ", as which the client was registered"))
	},
})
