package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "client.documents-refused",
	Step:  "client",
	Cause: `{{.ServerMetadata}} offers client id metadata documents, and the authorization server takes none: {{.Actual "cimd.document.taken"}}.`,
	When:  All(documentsRefused, Fails("cimd.chatgpt.taken")),
	Owner: AuthorizationServer,
	Basis: Documented,
	Fix: `Remove "client_id_metadata_document_supported" from {{.ServerMetadata}}, and {{.Host}} registers itself; or fetch the document when a
client_id is an https URL, check it, and take what it says for the registration.`,
	Explains: []string{"cimd.key.taken"},
	Symptoms: []string{"an error page such as “invalid_client” in place of the login"},
	ProvenBy: []string{"cimd-promised-only"},
	Refs:     []result.Ref{openAIAuth(), mcpAuthorization()},
})

var documentsRefused = Fails("cimd.document.taken")
