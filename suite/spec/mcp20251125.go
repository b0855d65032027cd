package spec

// MCP20251125 is revision 2025-11-25, the one OpenAI names as ChatGPT's target for authorization.
var MCP20251125 = struct {
	Base, Lifecycle, Authorization, SecurityBestPractices, Transports *Document
	Ping, Cancellation, Progress, Tools                               *Document
	Resources, Prompts, Pagination                                    *Document
}{
	Base: mcpPage(November2025, "Overview", "basic",
		with(baseHeadings, "Result Responses", "Error Responses", "JSON Schema Usage", "Schema Validation")...),
	Lifecycle: mcpPage(November2025, "Lifecycle", "basic/lifecycle", lifecycleHeadings...),
	Authorization: mcpPage(November2025, "Authorization", "basic/authorization",
		"Overview", "Authorization Server Discovery", "Authorization Server Location",
		"Protected Resource Metadata Discovery Requirements",
		"Authorization Server Metadata Discovery", "Client Registration Approaches",
		"Client ID Metadata Documents", "Implementation Requirements", "Discovery",
		"Preregistration", "Dynamic Client Registration", "Scope Selection Strategy",
		"Authorization Flow Steps", "Resource Parameter Implementation", "Canonical Server URI",
		"Access Token Usage", "Token Requirements", "Token Handling", "Error Handling",
		"Scope Challenge Handling", "Runtime Insufficient Scope Errors",
		"Step-Up Authorization Flow", "Security Considerations",
		"Token Audience Binding and Validation", "Token Theft", "Communication Security",
		"Authorization Code Protection", "Open Redirection", "Localhost Redirect URI Risks",
		"Confused Deputy Problem", "Access Token Privilege Restriction"),
	SecurityBestPractices: mcpPage(November2025, "Security Best Practices", "basic/security_best_practices",
		"Confused Deputy Problem", "Token Passthrough", "Session Hijacking"),
	Transports: mcpPage(November2025, "Transports", "basic/transports",
		with(transportHeadings, "Protocol Version Header")...),
	Ping:         mcpPage(November2025, "Ping", "basic/utilities/ping"),
	Cancellation: mcpPage(November2025, "Cancellation", "basic/utilities/cancellation"),
	Progress:     mcpPage(November2025, "Progress", "basic/utilities/progress"),
	Tools: mcpPage(November2025, "Tools", "server/tools",
		with(toolHeadings, "Tool Names", "Structured Content", "Output Schema")...),
	Resources:  mcpPage(November2025, "Resources", "server/resources", resourceHeadings...),
	Prompts:    mcpPage(November2025, "Prompts", "server/prompts", "Capabilities", "Listing Prompts"),
	Pagination: mcpPage(November2025, "Pagination", "server/utilities/pagination", paginationHeadings...),
}
