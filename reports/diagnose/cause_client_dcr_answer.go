package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

func registrationAnswered(status ...string) Cond {
	return Saw(Exchange{DecisiveOf: "registration.dcr.chatgpt-body", Status: status})
}

var (
	acceptedRegistration = registrationAnswered("2xx")
	closedRegistration   = registrationAnswered("401", "403")
	brokenRegistration   = Any(registrationAnswered("3xx", "404", "405", "5xx"), silent("registration.dcr.chatgpt-body"))
)

var _ = define(Rule{
	ID:    "client.dcr-answer",
	Step:  "client",
	Cause: `The registration is accepted, but the answer is not as {{.Host}} must find it: {{.Actual "registration.dcr.chatgpt-body"}}.`,
	When:  All(FailsOrWarns("registration.dcr.chatgpt-body"), acceptedRegistration),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Answer at {{.Endpoint "registration_endpoint"}} with 201, application/json and all that was registered: client_id, the redirect_uris that
were asked for, and token_endpoint_auth_method with a client_secret unless it is none.`,
	Symptoms: []string{"“Dynamic client registration failed”", "“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(7591, "3.2.1"), openAIAuth()},
})

var _ = define(Rule{
	ID:     "client.dcr-closed",
	Step:   "client",
	Cause:  `The registration endpoint does not let {{.Host}} register by itself: {{.Actual "registration.dcr.chatgpt-body"}}.`,
	When:   All(FailsOrWarns("registration.dcr.chatgpt-body"), closedRegistration),
	Unless: firewalledRegistration,
	Owner:  AuthorizationServer,
	Basis:  Observed,
	Fix: `Take registrations at {{.Endpoint "registration_endpoint"}} without a token (an initial access token is nothing {{.Host}} has) and without a
policy that refuses its hosts; or offer client id metadata documents, or create a client by hand and enter it in {{.Host}} (here: --client-id).`,
	Explains: []string{"registration.dcr.open"},
	ProvenBy: []string{"dcr-needs-token"},
	Symptoms: []string{"“Dynamic client registration failed: registration endpoint returned 403”"},
	Refs:     []result.Ref{rfc(7591, "3"), openAIAuth(), report("ankimcp/anki-mcp-server-addon", 71)},
})

var _ = define(Rule{
	ID:     "client.dcr-broken",
	Step:   "client",
	Cause:  `The registration endpoint in the metadata does not work: {{.Actual "registration.dcr.chatgpt-body"}}.`,
	When:   All(FailsOrWarns("registration.dcr.chatgpt-body"), brokenRegistration),
	Unless: firewalledRegistration,
	Owner:  AuthorizationServer,
	Basis:  Observed,
	Fix: `See what answers a POST to {{.Endpoint "registration_endpoint"}}: it must be a public URL that the registration handler itself answers, without
a redirect to a login. For a 5xx, look into the server's log for {{.SeenName}}.`,
	Explains: []string{"registration.dcr.application-type"},
	Symptoms: []string{"“Dynamic client registration failed”", "“Error fetching OAuth configuration”"},
	Refs:     []result.Ref{rfc(7591, "3"), openAIAuth(), report("n8n-io/n8n", 29429)},
})
