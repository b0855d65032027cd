package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "login.fails",
	Step:  "login",
	Cause: `The user is not sent back to {{.Host}} with a code: {{.Told "login"}}.`,
	When:  StepFailed("login"),
	Unless: Any(forgottenClient, stoppedByPolicy, Fails("authorize.parameters.unknown-ignored"), Fails("authorize.state.returned"), Fails("authorize.iss.returned"), Fails("discovery.as.endpoints"),
		Fails("authorize.endpoint.get"), Fails("authorize.response.one-code"), Fails("authorize.pkce.s256-supported"), Fails("authorize.resource.accepted"),
		Saw(Exchange{Of: "login", Header: "Location: error=invalid_scope"}), Saw(Exchange{Of: "login", Status: []string{"4xx"}, Body: "invalid_scope"}),
		Saw(Exchange{Of: "login", Header: "Location: error=invalid_target"}), Saw(Exchange{Of: "login", Body: "invalid_target"}), Saw(Exchange{Of: "login", Body: "AADSTS9010010"})),
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `Follow the login from {{.Endpoint "authorization_endpoint"}} in the report, exchange by exchange up to {{.SeenName}}: it must end with a redirect to the
redirect URI of the request, with code and state in the query.`,
	Symptoms: []string{"the login window shows an error, or nothing happens", "“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(6749, "4.1.2"), openAIAuth()},
})
