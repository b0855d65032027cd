package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// pageAtMetadata holds if a metadata location answers with a page for people.
var pageAtMetadata = Saw(Exchange{Path: resourceWellKnown, Status: []string{"2xx"}, Media: "html"})

var _ = define(Rule{
	ID:       "prm.html",
	Step:     "resource",
	Cause:    `The protected resource metadata is an HTML page: a catch-all route of the web application answers {{.SeenURL}}.`,
	When:     All(FailsOrWarns("discovery.prm.found"), pageAtMetadata),
	Explains: []string{"server"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix: `Serve the metadata as application/json at {{.PathMetadata}}, mounted before the catch-all, and let the proxy pass
/.well-known/* on untouched. Unknown well-known paths must answer 404.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“Error fetching OAuth configuration”", "“Failed to resolve OAuth client”"},
	ProvenBy: []string{"prm-html"},
	Refs:     []result.Ref{rfc(9728, "3.2"), report("outline/outline", 11572), report("n8n-io/n8n", 33776)},
})
