package spec

// The revisions of MCP, oldest first. Those up to 2025-11-25 begin with an initialize handshake;
// 2026-07-28 sends its metadata with each request.
const (
	March2025    = "2025-03-26"
	June2025     = "2025-06-18"
	November2025 = "2025-11-25"
	July2026     = "2026-07-28"
)

func mcpPage(revision, title, path string, headings ...string) *Document {
	return page("mcp-"+revision, "mcp-"+revision+"-"+anchor(title), "MCP "+revision+" "+title,
		"https://modelcontextprotocol.io/specification/"+revision+"/"+path, headings...)
}

// Headings that several revisions of a page have alike.
var (
	transportHeadings = []string{
		"Streamable HTTP", "Security Warning", "Sending Messages to the Server",
		"Listening for Messages from the Server", "Multiple Connections",
		"Resumability and Redelivery", "Session Management", "Backwards Compatibility",
	}
	lifecycleHeadings = []string{
		"Lifecycle Phases", "Initialization", "Version Negotiation", "Capability Negotiation",
		"Operation", "Shutdown", "Timeouts", "Error Handling",
	}
	toolHeadings = []string{
		"Capabilities", "Protocol Messages", "Listing Tools", "Calling Tools",
		"List Changed Notification", "Data Types", "Tool", "Tool Result", "Error Handling",
		"Security Considerations",
	}
	resourceHeadings = []string{
		"Capabilities", "Protocol Messages", "Listing Resources", "Reading Resources", "Resource Templates",
		"Data Types", "Resource Contents", "Common URI Schemes", "Error Handling", "Security Considerations",
	}
	paginationHeadings = []string{"Pagination Model", "Error Handling", "Implementation Guidelines"}
	baseHeadings       = []string{"Messages", "Requests", "Responses", "Notifications", "Auth", "Schema"}
)

func with(headings []string, more ...string) []string {
	return append(append([]string(nil), headings...), more...)
}
