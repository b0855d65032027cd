package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "revocation.ignored",
	Step:  "token",
	Cause: `A revoked token goes on working: disconnecting in {{.Host}} does not end the access.`,
	When:  anyOf(Yields, "bearer.revoked.refused", "revoke.refresh.refused"),
	Explains: []string{"revoke.hint.ignored", "revoke.refresh.access-ends", "refresh.reuse.access-ends",
		"registration.management.delete-ends-tokens"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Let {{.Endpoint "revocation_endpoint"}} end the whole grant: the refresh token and the access tokens that came of it; the MCP server must see it, by introspection, a shared store, or short-lived tokens.`,
	ProvenBy: []string{"revocation-ignored", "revocation-keeps-refresh"},
	Refs:     []result.Ref{rfc(7009, "2.1"), rfc(7009, "2")},
})
