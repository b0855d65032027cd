package resource

import "github.com/modelcontextprotocol/go-sdk/mcp"

// DefaultTools are the tools of the reference server, a file each.
func DefaultTools() []Tool {
	return append(OwnTools(), extractIntent(), discoverConnections())
}

// OwnTools are those of them that need no other service, and nothing of a user but who it is.
func OwnTools() []Tool { return []Tool{echo(ScopeRead), getItems(), performItemAction()} }

// readOnly are the annotations of a tool that changes nothing. The host demands each hint to be given.
func readOnly(openWorld bool) *mcp.ToolAnnotations {
	no := false
	return &mcp.ToolAnnotations{ReadOnlyHint: true, DestructiveHint: &no, OpenWorldHint: &openWorld, IdempotentHint: true}
}
