package lifecycle

import (
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// What each request of MCP 2026-07-28 carries in _meta.
const (
	metaVersion      = "io.modelcontextprotocol/protocolVersion"
	metaClientInfo   = "io.modelcontextprotocol/clientInfo"
	metaCapabilities = "io.modelcontextprotocol/clientCapabilities"
)

// Error codes of JSON-RPC 2.0 §5.1.
const (
	methodNotFound = -32601
	invalidParams  = -32602
)

// modern is what a request to the server carries, in a check of the rules of MCP 2026-07-28. A server
// that does not speak it is none that they hold for.
func modern(c *check.C) (bearer string) {
	if spoken := c.Host().Session.Version; spoken < spec.July2026 {
		c.NotApplicable("the server speaks MCP %s, in which requests do not stand alone", spoken)
	}
	return fixture.Bearer.From(c)
}

// withoutMeta leaves a member out of the _meta of a request.
func withoutMeta(name string) client.Option {
	return client.Message(func(message map[string]any) {
		params, _ := message["params"].(map[string]any)
		if meta, ok := params["_meta"].(map[string]any); ok {
			delete(meta, name)
		}
	})
}
