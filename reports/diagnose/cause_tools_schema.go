package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "tools.schema",
	Step:     "tools",
	Cause:    `The tool list is not usable, and one bad tool can cost them all: {{.Actual "tools.list.usable"}}.`,
	When:     FailsOrWarns("tools.list.usable"),
	Explains: []string{"tools.list.schemas"},
	Unless:   Any(emptyList, listFails),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Give each tool a name and an inputSchema that is a JSON Schema object: {"type": "object"} where it takes no arguments, never null.`,
	Symptoms: []string{"“No app actions available”", "“Error refreshing actions”", "no tools and no error"},
	ProvenBy: []string{"tools-schema-null"},
	Refs:     []result.Ref{mcpTools(), report("backstage/backstage", 34046)},
})
