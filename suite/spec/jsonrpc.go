package spec

// JSONRPC is JSON-RPC 2.0, the form of every MCP message.
var JSONRPC = anchored("jsonrpc-2.0", "JSON-RPC 2.0",
	"https://www.jsonrpc.org/specification", map[string]string{
		"4":   "request_object",
		"4.1": "notification",
		"5":   "response_object",
		"5.1": "error_object",
		"6":   "batch",
	})
