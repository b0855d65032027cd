package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "client.null-member",
	Step:  "client",
	Cause: `The registration response has members that are null, which {{.Host}}'s validator refuses: {{.Actual "registration.dcr.no-null-members"}}.`,
	When:  Fails("registration.dcr.no-null-members"),
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `Leave members without a value out of the response of {{.Endpoint "registration_endpoint"}}; for a public client that is
"client_secret". In Go, "omitempty"; in Pydantic, exclude_none; in Jackson, NON_NULL.`,
	Symptoms: []string{"“Error creating connector … client_secret Input should be a valid string”"},
	ProvenBy: []string{"dcr-null-secret"},
	Refs:     []result.Ref{rfc(7591, "3.2.1")},
})
