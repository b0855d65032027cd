package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "bearer.validation",
	Step:  "session",
	Cause: `{{.MCP}} accepts tokens that it must refuse: expired, altered, unsigned ones, or ones signed by anybody. Anyone can call its tools as anyone.`,
	When: anyOf(Yields,
		"bearer.expired.refused", "bearer.tampered.refused", "bearer.alg-none.refused", "bearer.foreign-key.refused", "bearer.public-key.no-secret"),
	Owner: MCPServer,
	Basis: Normative,
	Fix: `Verify every token with the authorization server's published keys, with the algorithms you issue and no other (never "none"), then issuer,
audience and expiry; answer 401 error="invalid_token" otherwise. Decoding is not verifying: see that the code calls verify.`,
	ProvenBy: []string{"expired-token-accepted", "signature-not-checked", "alg-none-accepted", "header-key-trusted", "public-key-as-secret"},
	Refs:     []result.Ref{rfc(6750, "3.1"), rfc(9068, "4"), rfc(8725, "3.2"), mcpAuthorization()},
})
