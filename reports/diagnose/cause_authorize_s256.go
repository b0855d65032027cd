package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.s256",
	Step:     "login",
	Cause:    `PKCE with S256 does not work, though the login works without it: {{.Host}} sends nothing but S256.`,
	When:     Fails("authorize.pkce.s256-supported"),
	Explains: []string{"login", "token", "token.response.usable"},
	Owner:    AuthorizationServer,
	Basis:    Documented,
	Fix: `Take code_challenge_method S256 at {{.Endpoint "authorization_endpoint"}}, and at {{.Endpoint "token_endpoint"}} compare BASE64URL(SHA256(code_verifier)),
without padding and not in hexadecimal, with the challenge.`,
	Symptoms: []string{"the login window shows “invalid_request”", "login works, then “Something went wrong with setting up the connection”"},
	ProvenBy: []string{"s256-wrongly-computed"},
	Refs:     []result.Ref{rfc(7636, "4.2"), rfc(7636, "4.6"), openAIAuth()},
})
