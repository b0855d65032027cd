package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "client.null-other",
	Step:  "client",
	Cause: `The registration response has members that are null: {{.Actual "registration.dcr.no-null-members"}}. {{.Host}} refuses a null client_secret; of these it is not known.`,
	When:  Warns("registration.dcr.no-null-members"),
	Owner: AuthorizationServer,
	Basis: Inferred,
	Fix:   `Leave members without a value out of the response of {{.Endpoint "registration_endpoint"}}. In Go, "omitempty"; in Pydantic, exclude_none; in Jackson, NON_NULL.`,
	Refs:  []result.Ref{rfc(7591, "3.2.1")},
})
