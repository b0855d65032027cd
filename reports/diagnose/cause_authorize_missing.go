package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.missing",
	Step:     "login",
	Cause:    `The metadata names an authorization endpoint that is not there: {{.SeenURL}} answers 404.`,
	When:     All(Fails("authorize.endpoint.get"), Saw(Exchange{DecisiveOf: "authorize.endpoint.get", Status: []string{"404"}})),
	Explains: []string{"login"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Make authorization_endpoint in {{.ServerMetadata}} say where the server has that route, with any prefix it is mounted below, or mount
it. Compare the other endpoints too: what moved one may have moved them all.`,
	Symptoms: []string{"the login window shows a 404"},
	ProvenBy: []string{"authorize-not-found", "endpoints-elsewhere"},
	Refs:     []result.Ref{rfc(8414, "2"), rfc(6749, "3.1")},
})
