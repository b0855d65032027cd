package spec

// MCP20260728 is revision 2026-07-28, the current one: no handshake, no sessions; metadata with
// each request, server/discover, and authorization spread over four pages.
var MCP20260728 = struct {
	Base, Versioning, Changelog                             *Document
	Authorization, AuthorizationServerDiscovery             *Document
	ClientRegistration, AuthorizationSecurity               *Document
	StreamableHTTP, MultiRoundTrip, Subscriptions, Progress *Document
	Discover, Tools, Caching, Logging                       *Document
	Resources, Prompts, Pagination                          *Document
}{
	Base: mcpPage(July2026, "Overview", "basic", with(baseHeadings,
		"Result Responses", "ResultType", "Error Responses", "Error Codes", "Statelessness",
		"JSON Schema Usage", "Schema Validation", "General fields", "_meta")...),
	Versioning: mcpPage(July2026, "Versioning and Compatibility", "basic/versioning",
		"Terminology", "Protocol Version Negotiation", "Extension Negotiation",
		"Backward Compatibility with Initialization-Based Versions", "Compatibility Matrix"),
	Changelog: mcpPage(July2026, "Changelog", "changelog"),
	Authorization: mcpPage(July2026, "Authorization", "basic/authorization",
		"Overview", "Scope Selection Strategy", "Authorization Flow Steps",
		"Authorization Response Validation", "Resource Parameter Implementation",
		"Canonical Server URI", "Access Token Usage", "Token Requirements", "Token Handling",
		"Refresh Tokens", "Error Handling", "Scope Challenge Handling",
		"Runtime Insufficient Scope Errors", "Step-Up Authorization Flow"),
	AuthorizationServerDiscovery: mcpPage(July2026, "Authorization Server Discovery",
		"basic/authorization/authorization-server-discovery",
		"Authorization Server Location", "Protected Resource Metadata Discovery Requirements",
		"Authorization Server Metadata Discovery"),
	ClientRegistration: mcpPage(July2026, "Client Registration",
		"basic/authorization/client-registration",
		"Client ID Metadata Documents", "Implementation Requirements", "Advertising CIMD Support",
		"Pre-registration", "Dynamic Client Registration",
		"Application Type and Redirect URI Constraints", "Authorization Server Binding"),
	AuthorizationSecurity: mcpPage(July2026, "Authorization Security Considerations",
		"basic/authorization/security-considerations",
		"Token Audience Binding and Validation", "Token Theft", "Communication Security",
		"Authorization Code Protection", "Mix-Up Attacks", "Open Redirection",
		"Authorization Server Abuse Protection", "Localhost Redirect URI Risks",
		"Confused Deputy Problem", "Access Token Privilege Restriction"),
	StreamableHTTP: mcpPage(July2026, "Streamable HTTP", "basic/transports/streamable-http",
		"~Security & Endpoint", "Sending Messages", "Receiving Messages", "Cancellation",
		"Request Metadata", "Protocol Version Header", "Standard Request Headers",
		"Custom Headers from Tool Parameters", "Value Encoding",
		"Server Behavior for Custom Headers", "Case Sensitivity", "Server Validation",
		"Backward Compatibility", "Earlier Streamable HTTP Revisions"),
	MultiRoundTrip: mcpPage(July2026, "Multi Round-Trip Requests", "basic/patterns/mrtr",
		"InputRequiredResult", "Supported Requests", "Server Requirements (Basic Workflow)"),
	Subscriptions: mcpPage(July2026, "Subscriptions", "basic/patterns/subscriptions",
		"Opening a Stream", "Acknowledgment", "Receiving Notifications"),
	Progress: mcpPage(July2026, "Progress", "basic/patterns/progress"),
	Discover: mcpPage(July2026, "Discovery", "server/discover",
		"Request", "Response", "When to Call", "DiscoverResult"),
	Tools: mcpPage(July2026, "Tools", "server/tools",
		with(toolHeadings, "Tool Names", "x-mcp-header", "Structured Content", "Output Schema")...),
	Caching: mcpPage(July2026, "Caching", "server/utilities/caching",
		"Cacheable Results", "Cacheable Model"),
	Logging:    mcpPage(July2026, "Logging", "server/utilities/logging"),
	Resources:  mcpPage(July2026, "Resources", "server/resources", resourceHeadings...),
	Prompts:    mcpPage(July2026, "Prompts", "server/prompts", "Capabilities", "Listing Prompts"),
	Pagination: mcpPage(July2026, "Pagination", "server/utilities/pagination", paginationHeadings...),
}
