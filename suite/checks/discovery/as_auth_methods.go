package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.as.auth-methods",
	Title:  "the metadata lists the way in which the registered client authenticates at the token endpoint",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.RFC8414.S("2"), spec.RFC7591.S("2"),
		spec.OpenAI.Authentication.S("Publish OAuth metadata from your authorization server")),
	Covers: []string{"AD-17"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.DynamicClient),
	Faults: []string{"auth-methods-missing"},
	Fix: `List in "token_endpoint_auth_methods_supported" every method that the server takes, "none" among them if it takes public clients;
left out it means client_secret_basic only.`,
	Why: "ChatGPT picks its method from this list; a client that believes it cannot be what the registration makes of it.",
	Run: func(_ context.Context, c *check.C) {
		used := fixture.ServerMetadata.From(c).Used
		registered := fixture.DynamicClient.From(c)
		c.Step("look for " + registered.AuthMethod + " in token_endpoint_auth_methods_supported")
		c.Expect(methodListed(used, "token_endpoint_auth_methods_supported", registered.AuthMethod)).
			To(expect.True("a list with " + registered.AuthMethod + ", as which the client was registered"))
	},
})

// methodListed claims that a list of client authentication methods has the method; a list that is left
// out stands for client_secret_basic (RFC 8414 §2).
func methodListed(doc *client.ServerMetadata, name, method string) expect.Claim {
	methods, present := stringsOf(doc.Doc, name)
	if !present {
		return expect.Claim{
			Holds: method == "client_secret_basic", From: doc.Response, Saw: name + " is missing, which means client_secret_basic",
		}
	}
	return expect.Claim{
		Holds: slices.Contains(methods, method), From: doc.Response, Saw: name + ": [" + strings.Join(methods, ", ") + "]",
	}
}
