package spec

// MCP20250326 is revision 2025-03-26, the first with OAuth: no protected resource metadata, the
// authorization server is at the origin of the MCP URL.
var MCP20250326 = struct {
	Base, Lifecycle, Authorization, Transports, Tools *Document
}{
	Base:      mcpPage(March2025, "Overview", "basic", with(baseHeadings, "Batching")...),
	Lifecycle: mcpPage(March2025, "Lifecycle", "basic/lifecycle", lifecycleHeadings...),
	Authorization: mcpPage(March2025, "Authorization", "basic/authorization",
		// The code grant is shown in an example whose anchor carries a number.
		"~Example: authorization code grant", "~PKCE", "Server Metadata Discovery",
		"Authorization Base URL", "Fallbacks for Servers without Metadata Discovery",
		"Dynamic Client Registration", "~Access Token Usage", "~Security Considerations"),
	Transports: mcpPage(March2025, "Transports", "basic/transports", transportHeadings...),
	Tools:      mcpPage(March2025, "Tools", "server/tools", toolHeadings...),
}
