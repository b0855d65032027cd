// Package checks is the catalogue: importing it defines every check. A check is one file in the
// package of its area; a new area is one more import here.
package checks

import (
	_ "github.com/mcpconform/mcpconform/suite/checks/authorize"    // OAuth 2.1 §4.1.1, §4.1.2
	_ "github.com/mcpconform/mcpconform/suite/checks/bearer"       // MCP Authorization, "Token Handling"
	_ "github.com/mcpconform/mcpconform/suite/checks/cimd"         // draft-ietf-oauth-client-id-metadata-document
	_ "github.com/mcpconform/mcpconform/suite/checks/discovery"    // RFC 9728, RFC 8414
	_ "github.com/mcpconform/mcpconform/suite/checks/exchange"     // spec.Project
	_ "github.com/mcpconform/mcpconform/suite/checks/introspect"   // RFC 7662
	_ "github.com/mcpconform/mcpconform/suite/checks/jwt"          // RFC 9068, RFC 8725
	_ "github.com/mcpconform/mcpconform/suite/checks/lifecycle"    // MCP Lifecycle, Discovery
	_ "github.com/mcpconform/mcpconform/suite/checks/refresh"      // OAuth 2.1 §4.3
	_ "github.com/mcpconform/mcpconform/suite/checks/registration" // RFC 7591
	_ "github.com/mcpconform/mcpconform/suite/checks/resources"    // MCP Resources, Pagination, Caching
	_ "github.com/mcpconform/mcpconform/suite/checks/revoke"       // RFC 7009
	_ "github.com/mcpconform/mcpconform/suite/checks/scope"        // MCP Authorization, "Scope Challenge Handling"
	_ "github.com/mcpconform/mcpconform/suite/checks/token"        // OAuth 2.1 §4.1.3
	_ "github.com/mcpconform/mcpconform/suite/checks/tools"        // MCP Tools
	_ "github.com/mcpconform/mcpconform/suite/checks/transport"    // MCP Transports
)
