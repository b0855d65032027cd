package spec

// SecurityBestPractices is the guide that goes with MCP 2026-07-28 and stands outside the revisions.
var SecurityBestPractices = page("mcp-guides", "mcp-security-best-practices", "MCP Security Best Practices",
	"https://modelcontextprotocol.io/docs/tutorials/security/security_best_practices", "~State Handle Hijacking")

// MCPApps is the extension by which servers bring pages that a host shows beside results (SEP-1865).
var MCPApps = page("mcp-apps", "mcp-apps", "MCP Apps (SEP-1865)",
	"https://modelcontextprotocol.io/seps/1865-mcp-apps-interactive-user-interfaces-for-mcp")
