package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "client.shared",
	Step:     "client",
	Cause:    `Everybody who registers is given the same client_id: what a user allows {{.Host}}, any other client can use.`,
	When:     FailsOrWarns("registration.dcr.client-id-unique"),
	Explains: []string{"token.code.client-bound", "refresh.client.bound", "revoke.client.own-only"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Make a client_id of its own for every registration at {{.Endpoint "registration_endpoint"}}. In front of a provider that has no registration, keep
clients of your own and ask for consent for each of them.`,
	ProvenBy: []string{"dcr-one-client-for-all"},
	Refs:     []result.Ref{rfc(7591, "3.2.1"), rfc(6749, "10.2")},
})
