package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "probe.redirect",
	Step:  "probe",
	Cause: `{{.MCP}} redirects ({{.SeenStatus}}) to {{.SeenHeader "Location"}} instead of answering.`,
	When: Any(
		All(StepFailed("probe"), Saw(Exchange{Target: true, Status: []string{"3xx"}})),
		All(Fails("transport.url.direct"), Saw(Exchange{DecisiveOf: "transport.url.direct", Status: []string{"3xx"}})),
	),
	Explains: []string{"discovery.challenge.unauthorized", "transport.url.direct", "lifecycle.initialize.answered", "lifecycle.discover.answered", "session"},
	Owner:    MCPServer,
	Basis:    Observed,
	Fix: `Answer POST at {{.MCP}} itself, with and without the trailing slash, and trust X-Forwarded-Proto behind a proxy. A client
that follows the redirect may drop its token or turn the POST into a GET. A redirect to a login page means that the web
session middleware covers the MCP path: exempt it. Until then, enter the URL that the redirect leads to, if that one is https
and answers 401.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "connects, then every call fails"},
	ProvenBy: []string{"url-redirects"},
	Refs:     []result.Ref{mcpTransports(), rfc(9110, "15.4"), report("BerriAI/litellm", 34845)},
})
