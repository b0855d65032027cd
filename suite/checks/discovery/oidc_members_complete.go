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
	ID:     "discovery.oidc.members-complete",
	Title:  "an OpenID configuration has the members that OpenID Connect demands",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCDiscovery.S("3"), spec.RFC8414.S("5")),
	Covers: []string{"AD-27"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.OpenIDConfiguration),
	Faults: []string{"oidc-members-missing"},
	Fix: `Complete the document: "jwks_uri", "response_types_supported", "subject_types_supported": ["public"], and
"id_token_signing_alg_values_supported" with "RS256". A server that issues no ID tokens needs no such document.`,
	Why: "Clients read it strictly, the MCP TypeScript SDK among them: without these members the login of such a client fails before it begins.",
	Run: func(_ context.Context, c *check.C) {
		doc := fixture.OpenIDConfiguration.From(c)
		only := doc == fixture.ServerMetadata.From(c).Used
		switch {
		case !claimsOpenID(doc) && !only:
			c.NotApplicable("the document claims nothing of OpenID Connect; RFC 8414 §5 lets OAuth metadata stand there")
		case !claimsOpenID(doc): // nobody broke a rule, yet strict clients have no other document to read
			c.Advise()
		case !only:
			c.Weigh(check.None, check.Normative)
		}
		c.Step("read " + doc.URL)
		lacks := missingOfOpenID(doc)
		c.Expect(expect.Claim{Holds: len(lacks) == 0, Saw: "no " + strings.Join(lacks, ", no "), From: doc.Response}).
			To(expect.True("jwks_uri, response_types_supported, subject_types_supported, and RS256 in id_token_signing_alg_values_supported"))
	},
})

// claimsOpenID reports whether a document says of its server that it is an OpenID provider.
func claimsOpenID(doc *client.ServerMetadata) bool {
	for _, name := range []string{"subject_types_supported", "id_token_signing_alg_values_supported", "userinfo_endpoint"} {
		if doc.Doc[name] != nil {
			return true
		}
	}
	return slices.Contains(doc.Scopes, "openid")
}

// missingOfOpenID lists what OpenID Connect Discovery §3 requires and OAuth metadata may lack.
func missingOfOpenID(doc *client.ServerMetadata) []string {
	var missing []string
	if doc.JWKSURI == "" {
		missing = append(missing, "jwks_uri")
	}
	for _, name := range []string{"response_types_supported", "subject_types_supported"} {
		if values, _ := stringsOf(doc.Doc, name); len(values) == 0 {
			missing = append(missing, name)
		}
	}
	const algorithms = "id_token_signing_alg_values_supported"
	switch values, _ := stringsOf(doc.Doc, algorithms); {
	case len(values) == 0:
		missing = append(missing, algorithms)
	case !slices.Contains(values, "RS256"):
		missing = append(missing, "RS256 in "+algorithms)
	}
	return missing
}
