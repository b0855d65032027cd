package discovery

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "discovery.oidc.agrees",
	Title:  "the OAuth metadata and the OpenID configuration of an issuer agree",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("4"), spec.RFC8414.S("5")),
	Covers: []string{"AD-28"},
	Needs:  check.Needs(fixture.ServerMetadata, fixture.OpenIDConfiguration),
	Faults: []string{"oidc-endpoints-differ"},
	Fix:    "Write both documents from one source, so that issuer, endpoints and PKCE methods are the same in both.",
	Why:    "Which of the two a client reads is its own choice: what works in ChatGPT fails elsewhere, or the reverse.",
	Run: func(_ context.Context, c *check.C) {
		oauth, openID := fixture.ServerMetadata.From(c).Used, fixture.OpenIDConfiguration.From(c)
		if oauth == openID {
			c.NotApplicable("the OpenID configuration is the only metadata")
		}
		c.Step("compare " + oauth.URL + " with " + openID.URL)
		different := differences(oauth, openID)
		c.Expect(expect.Claim{Holds: len(different) == 0, Saw: strings.Join(different, "; "), From: openID.Response}).
			To(expect.True("the same issuer, endpoints and PKCE methods in both"))
	},
})

// differences names what two documents both say, and not alike. What only one of them says is no
// contradiction.
func differences(oauth, openID *client.ServerMetadata) []string {
	var different []string
	for _, m := range []struct{ name, oauth, openID string }{
		{"issuer", oauth.Issuer, openID.Issuer},
		{"authorization_endpoint", oauth.AuthorizationEndpoint, openID.AuthorizationEndpoint},
		{"token_endpoint", oauth.TokenEndpoint, openID.TokenEndpoint},
		{"registration_endpoint", oauth.RegistrationEndpoint, openID.RegistrationEndpoint},
		{"revocation_endpoint", oauth.RevocationEndpoint, openID.RevocationEndpoint},
		{"introspection_endpoint", oauth.IntrospectionEndpoint, openID.IntrospectionEndpoint},
		{"jwks_uri", oauth.JWKSURI, openID.JWKSURI},
		{"code_challenge_methods_supported", set(oauth.ChallengeMethods), set(openID.ChallengeMethods)},
	} {
		if m.oauth != "" && m.openID != "" && m.oauth != m.openID {
			different = append(different, m.name+" "+strconv.Quote(m.oauth)+" and "+strconv.Quote(m.openID))
		}
	}
	return different
}

// set writes a list down without regard to its order.
func set(values []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(values))), " ")
}
