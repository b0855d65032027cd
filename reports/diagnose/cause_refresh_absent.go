package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "refresh.absent",
	Step:     "token",
	Cause:    `No refresh token is issued to {{.Host}}: its user must log in again whenever the access token expires.`,
	When:     FailsOrWarns("refresh.issued.to-chatgpt"),
	Explains: []string{"registration.dcr.refresh-truthful"},
	Owner:    AuthorizationServer,
	Basis:    Documented,
	Fix: `Issue a refresh token to every client whose registration lists the grant "refresh_token", as {{.Host}}'s does. If the provider wants a scope
for it (offline_access) or a parameter (Google: access_type), add it on the server: {{.Host}} does not ask.`,
	Symptoms: []string{"“Your connection has expired. Reconnect” every hour or so"},
	ProvenBy: []string{"refresh-not-issued"},
	Refs:     []result.Ref{rfc(6749, "6"), openAIAuth(), report("openai/codex", 24906), report("anthropics/claude-ai-mcp", 840)},
})
