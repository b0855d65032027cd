package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// refreshFails holds if a refresh token was issued and a refresh gives nothing that works.
var refreshFails = All(Fails("refresh.rotation.new-token"), minor("refresh.rotation.new-token"))

var _ = define(Rule{
	ID:       "refresh.fails",
	Step:     "token",
	Cause:    `A refresh token is issued and using it does not work: {{.Actual "refresh.rotation.new-token"}}.`,
	When:     refreshFails,
	Explains: []string{"refresh.reuse.refused", "refresh.reuse.family-revoked", "revoke.refresh.refused", "refresh.reuse.access-ends", "refresh.scope.kept"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Look at {{.SeenName}}: answer grant_type=refresh_token at {{.Endpoint "token_endpoint"}}, from the client that was given the token,
with 200, application/json and an access token that the MCP server accepts. A new refresh token must be stored before it is answered.`,
	Symptoms: []string{"“Your connection has expired. Reconnect” whenever the access token runs out"},
	ProvenBy: []string{"refresh-works-once"},
	Refs:     []result.Ref{rfc(6749, "6"), oauth21("4.3")},
})
