package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var firewalledRegistration = Any(
	Saw(Exchange{Of: "client", Method: "POST", Status: []string{"403", "503"}, Media: "html"}),
	Saw(Exchange{Of: "client", Method: "POST", Header: "Cf-Mitigated"}),
)

var _ = define(Rule{
	ID:       "client.firewall",
	Step:     "client",
	Cause:    `Something in front of the authorization server refuses the registration: {{.SeenStatus}} with a page for people at {{.SeenURL}}.`,
	When:     All(StepFailed("client"), firewalledRegistration),
	Explains: []string{"registration.dcr.chatgpt-body", "registration.dcr.open"},
	Owner:    Network,
	Basis:    Observed,
	Fix: `Exempt {{.SeenURL}}, the token endpoint and /.well-known/* from bot, WAF and “block AI” rules. The server's own log shows nothing:
the request never arrives.`,
	Symptoms: []string{"“Dynamic client registration failed: registration endpoint returned 403”"},
	Refs:     []result.Ref{report("Waishnav/devspace", 295), report("uvwt/agentdock", 31)},
})
