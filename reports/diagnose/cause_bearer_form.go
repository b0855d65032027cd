package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "bearer.refusal-form",
	Step:  "session",
	Cause: `{{.MCP}} does not let a bad token in, but answers it otherwise than with 401: {{.ActualOfRoot}}. {{.Host}} does not learn that it has to refresh or log in.`,
	When: anyOf(Misstates,
		"bearer.expired.refused", "bearer.tampered.refused", "bearer.alg-none.refused", "bearer.revoked.refused",
		"bearer.foreign-key.refused", "bearer.public-key.no-secret", "bearer.other-resource.refused", "bearer.other-token.refused",
		"bearer.session.needs-token"),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Answer 401 with WWW-Authenticate: Bearer error="invalid_token" whenever a token is expired, revoked or cannot be verified; keep 403 for a good token that lacks a scope.`,
	Symptoms: []string{"works until the token runs out, then every call fails and no login is offered"},
	Refs:     []result.Ref{rfc(6750, "3.1"), mcpAuthorization()},
})
