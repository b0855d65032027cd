package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// htmlAtTarget holds if the MCP URL answers the first request with a page for people.
var htmlAtTarget = Saw(Exchange{Target: true, Status: []string{"2xx"}, Media: "html"})

var _ = define(Rule{
	ID:       "probe.html",
	Step:     "probe",
	Cause:    `{{.MCP}} answers with a web page, not as an MCP endpoint.`,
	When:     All(StepFailed("probe"), htmlAtTarget),
	Explains: []string{"discovery.challenge.unauthorized"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix: `Enter the URL of the MCP endpoint itself, often …/mcp. If {{.MCP}} should be that, its route is missing and the
catch-all of the web application answers instead: mount the MCP handler for POST before it.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“… does not implement OAuth”"},
	Refs:     []result.Ref{mcpTransports(), report("agencyenterprise/draft-detective", 774)},
})
