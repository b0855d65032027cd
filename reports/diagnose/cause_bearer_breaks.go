package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "bearer.breaks",
	Step:  "session",
	Cause: `A token that {{.MCP}} should refuse makes it break: {{.SeenStatus}} instead of 401 ({{.SeenName}}).`,
	When: anyOf(Breaks,
		"bearer.expired.refused", "bearer.tampered.refused", "bearer.alg-none.refused", "bearer.revoked.refused",
		"bearer.foreign-key.refused", "bearer.public-key.no-secret", "bearer.other-resource.refused", "bearer.other-token.refused",
		"bearer.session.needs-token", "bearer.query.refused", "bearer.body.refused"),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Answer 401 with WWW-Authenticate: Bearer error="invalid_token" whenever the verifier refuses: only that makes {{.Host}} refresh or log in anew.`,
	Symptoms: []string{"works until the token runs out, then every call fails and no login is offered"},
	Refs:     []result.Ref{rfc(6750, "3.1")},
})
