package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// unknownTarget holds if the authorization server does not take the resource that the host names.
var unknownTarget = Any(
	Fails("authorize.resource.accepted"),
	All(StepFailed("login"), Any(
		Saw(Exchange{Of: "login", Header: "Location: error=invalid_target"}),
		Saw(Exchange{Of: "login", Body: "invalid_target"}),
		Saw(Exchange{Of: "login", Body: "AADSTS9010010"}),
	)),
	All(StepFailed("token"), Saw(Exchange{Of: "token", Body: "invalid_target"})),
)

var _ = define(Rule{
	ID:       "authorize.resource",
	Step:     "login",
	Cause:    `The authorization server does not know the resource that {{.Host}} names in its request (invalid_target).`,
	When:     unknownTarget,
	Unless:   otherResource,
	Explains: []string{"login", "token.response.usable"},
	ProvenBy: []string{"resource-refused"},
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix: `Register {{.MCP}} as a resource (audience, API identifier) of the authorization server, letter for letter as in {{.ResourceMetadata}};
{{.Host}} sends that value with every authorize and token request. With Entra ID, let a proxy drop the parameter.`,
	Symptoms: []string{"the login window shows “invalid_target” or AADSTS9010010"},
	Refs:     []result.Ref{rfc(8707, "2"), mcpAuthorization(), report("PrefectHQ/fastmcp", 4839)},
})
