package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "client.no-way",
	Step:  "client",
	Cause: `{{.Host}} has no way to become a client: {{.ServerMetadata}} offers neither registration nor client id metadata documents.`,
	When:  Fails("registration.way.offered"),
	Owner: AuthorizationServer,
	Basis: Documented,
	Fix: `Add "registration_endpoint" (RFC 7591), or "client_id_metadata_document_supported": true and accept {{.Host}}'s document, or
create a client by hand with both redirect URIs of {{.Host}} and enter its id when you create the connection. If there is one, run again with
it: --client-id.`,
	Symptoms: []string{"“… doesn't support RFC 7591 Dynamic Client Registration”", "“Failed to resolve OAuth client”", "“Error fetching OAuth configuration”"},
	ProvenBy: []string{"registration-missing"},
	Refs:     []result.Ref{openAIAuth(), rfc(7591, "3"), mcpAuthorization(), report("home-assistant/core", 153820)},
})
