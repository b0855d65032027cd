package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var pageAtServerMetadata = Any(
	Saw(Exchange{Path: serverWellKnown, Status: []string{"2xx"}, Media: "html"}),
	Saw(Exchange{Path: "/.well-known/openid-configuration", Status: []string{"2xx"}, Media: "html"}),
)

var _ = define(Rule{
	ID:       "as.html",
	Step:     "server",
	Cause:    `The authorization server metadata is an HTML page: a catch-all route answers {{.SeenURL}}.`,
	When:     All(Fails("discovery.as.found"), pageAtServerMetadata),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Serve the metadata as application/json at {{.ServerMetadata}}, mounted before the catch-all; answer 404 at well-known paths that are not served.`,
	Symptoms: []string{"“Error fetching OAuth configuration”", "“Failed to resolve OAuth client”"},
	Refs:     []result.Ref{rfc(8414, "3.2"), report("desktop-commander/remote-desktop-commander", 1), report("Dexter-DAO/dexter-mcp", 2)},
})
