package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.pkce",
	Step:     "token",
	Cause:    `The token endpoint does not check the PKCE verifier: whoever holds the code gets the token.`,
	When:     anyOf(Yields, "token.pkce.verifier-required", "token.pkce.verifier-checked"),
	Explains: []string{"token.pkce.challenge-as-verifier", "token.pkce.verifier-lengths", "token.code.replay-harmless"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `At {{.Endpoint "token_endpoint"}}, compute BASE64URL(SHA256(code_verifier)), compare it with the stored challenge, and answer invalid_grant if the verifier is absent or differs, at every attempt.`,
	ProvenBy: []string{"verifier-optional", "verifier-forgotten", "verifier-not-checked"},
	Refs:     []result.Ref{rfc(7636, "4.6"), oauth21("4.1.3"), rfc(9700, "2.1.1")},
})
