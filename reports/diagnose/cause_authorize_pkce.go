package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.pkce",
	Step:     "login",
	Cause:    `The authorization endpoint takes requests without a PKCE challenge, or with the plain method: a stolen code is enough to log in.`,
	When:     anyOf(Yields, "authorize.pkce.required", "authorize.pkce.plain-refused"),
	Explains: []string{"token.pkce.downgrade"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `At {{.Endpoint "authorization_endpoint"}}, refuse a request without code_challenge, or with a code_challenge_method other than S256, with invalid_request.`,
	ProvenBy: []string{"pkce-optional", "pkce-plain-accepted"},
	Refs:     []result.Ref{rfc(7636, "4.4.1"), oauth21("4.1.1"), rfc(9700, "2.1.1")},
})
