package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:   "client.host-document-refused",
	Step: "client",
	Cause: `{{.Host}} comes with its metadata document, because {{.ServerMetadata}} offers that, and the authorization server does not take it:
{{.Actual "cimd.chatgpt.taken"}}. Either it cannot fetch the document, or it does not take what that says.`,
	When:   Fails("cimd.chatgpt.taken"),
	Unless: documentsRefused,
	Owner:  AuthorizationServer,
	Basis:  Observed,
	Fix: `Fetch https://chatgpt.com/oauth/client.json from where the authorization server runs: if that is not answered 200 with JSON, mend its
egress. If it is, take its token_endpoint_auth_method private_key_jwt with the jwks_uri, or honour "none" in its
token_endpoint_auth_methods_supported. Until then remove "client_id_metadata_document_supported" from {{.ServerMetadata}}, and {{.Host}} registers itself if it can.`,
	Symptoms: []string{"“invalid_client: unknown OAuth client”, or another error page, in place of the login"},
	ProvenBy: []string{"cimd-none-only", "cimd-host-unreachable"},
	Refs: []result.Ref{
		openAIAuth(), openAITroubleshooting(), report("Altinity/altinity-mcp", 118), report("anthropics/claude-ai-mcp", 650),
	},
})
