package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "revocation.fails",
	Step:     "token",
	Cause:    `Revoking a refresh token at the advertised revocation endpoint does not work as it must: {{.Actual "revoke.refresh.refused"}}.`,
	When:     Any(Misstates("revoke.refresh.refused"), All(Fails("revoke.refresh.refused"), minor("revoke.refresh.refused"))),
	Explains: []string{"bearer.revoked.refused", "revoke.refresh.supported"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Answer a POST of the client's own token to {{.Endpoint "revocation_endpoint"}} with 200, and the token with 400 invalid_grant from then on. If
there is no such endpoint, take revocation_endpoint out of {{.ServerMetadata}}.`,
	ProvenBy: []string{"refresh-revocation-unsupported"},
	Refs:     []result.Ref{rfc(7009, "2.1"), rfc(7009, "2.2")},
})
