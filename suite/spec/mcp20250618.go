package spec

// MCP20250618 is revision 2025-06-18: protected resource metadata, the resource parameter, the
// protocol version header; batches are gone.
var MCP20250618 = struct {
	Base, Lifecycle, Authorization, Transports, Tools *Document
}{
	Base:      mcpPage(June2025, "Overview", "basic", baseHeadings...),
	Lifecycle: mcpPage(June2025, "Lifecycle", "basic/lifecycle", lifecycleHeadings...),
	Authorization: mcpPage(June2025, "Authorization", "basic/authorization",
		"Overview", "Authorization Server Discovery", "Authorization Server Location",
		"Server Metadata Discovery", "Dynamic Client Registration",
		"Resource Parameter Implementation", "Canonical Server URI", "Access Token Usage",
		"Token Requirements", "Token Handling", "Error Handling", "Security Considerations",
		"Token Audience Binding and Validation", "Token Theft", "Communication Security"),
	Transports: mcpPage(June2025, "Transports", "basic/transports",
		with(transportHeadings, "Protocol Version Header")...),
	Tools: mcpPage(June2025, "Tools", "server/tools",
		with(toolHeadings, "Structured Content", "Output Schema")...),
}
