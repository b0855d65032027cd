package faults_test

import (
	"encoding/json"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInLifecycle = map[string]look{
	"request-meta-assumed": func(s *apptest.Site) bool {
		in := map[string]string{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/list"}
		return post(s, s.Tokens(0).Access, in, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`).Status == 200
	},
	"client-info-required": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		named := map[string]any{"io.modelcontextprotocol/clientInfo": map[string]any{"name": "c", "version": "1"}}
		return alone(s, t, "tools/list", nil, nil).Status == 400 && alone(s, t, "tools/list", nil, named).Status == 200
	},
	"server-unnamed": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "tools/list", nil, nil)
		return a.Status == 200 && !strings.Contains(a.Body, "serverInfo")
	},
	"removed-methods-answered": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return alone(s, t, "ping", nil, nil).Status == 200 && alone(s, t, "no/method", nil, nil).Status == 404
	},
	"error-code-retired": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "resources/read", map[string]any{"uri": "ui://nowhere"}, nil)
		return a.Status == 400 && strings.Contains(a.Body, `"code":-32002`)
	},
	"tools-after-discover": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		before := strings.Count(alone(s, t, "tools/list", nil, nil).Body, `"inputSchema"`)
		alone(s, t, "server/discover", nil, nil)
		return before == 1 && strings.Count(alone(s, t, "tools/list", nil, nil).Body, `"inputSchema"`) > 1
	},
	"tools-after-call": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		before := alone(s, t, "tools/list", nil, nil).Body
		alone(s, t, "tools/call", map[string]any{"name": "get-items", "arguments": map[string]any{}}, nil)
		after := alone(s, t, "tools/list", nil, nil).Body
		return strings.Contains(before, `"get-items"`) && !strings.Contains(after, `"get-items"`)
	},
	"log-unasked": func(s *apptest.Site) bool {
		a := s.Call(s.Tokens(0).Access, "get-items", map[string]any{}).Body
		return strings.Contains(a, "notifications/message") && strings.Contains(a, `"structuredContent"`)
	},
	"roots-asked-at-once": func(s *apptest.Site) bool {
		return strings.Contains(s.Initialize(s.Tokens(0).Access).Body, `"roots/list"`)
	},
	"initialize-goes-modern": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		a := s.RPC(t, "initialize", map[string]any{
			"protocolVersion": "2026-07-28", "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "c", "version": "1"},
		})
		return strings.Contains(a.Body, `"protocolVersion":"2026-07-28"`) && !strings.Contains(s.Initialize(t).Body, "2026-07-28")
	},
	"null-id-served": func(s *apptest.Site) bool {
		a := post(s, s.Tokens(0).Access, nil, `{"jsonrpc":"2.0","id":null,"method":"tools/list"}`)
		return a.Status == 200 && a.JSON()["result"] != nil && a.JSON()["id"] == nil
	},
	"subscription-of-more": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "subscriptions/listen", map[string]any{"notifications": map[string]any{}}, nil)
		return strings.Contains(a.Body, `"toolsListChanged":true`)
	},
	"subscription-unacknowledged": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "subscriptions/listen", map[string]any{"notifications": map[string]any{}}, nil)
		return a.JSON()["result"] != nil && !strings.Contains(a.Body, "acknowledged")
	},
	"capability-untold": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "tools/call", map[string]any{"name": "choose-item"}, nil)
		return strings.Contains(a.Body, "-32021") && !strings.Contains(a.Body, "requiredCapabilities") && a.JSON()["error"] != nil
	},
	"input-asked-of-all": func(s *apptest.Site) bool {
		a := alone(s, s.Tokens(0).Access, "tools/call", map[string]any{"name": "choose-item"}, nil)
		return strings.Contains(a.Body, "elicitation/create")
	},
	"input-asked-for-nothing": func(s *apptest.Site) bool {
		can := map[string]any{"io.modelcontextprotocol/clientCapabilities": map[string]any{"elicitation": map[string]any{}}}
		a := alone(s, s.Tokens(0).Access, "tools/call", map[string]any{"name": "choose-item"}, can)
		return strings.Contains(a.Body, "input_required") && !strings.Contains(a.Body, "inputRequests")
	},
	"handshake-refused-mutely": func(s *apptest.Site) bool {
		a := s.Initialize(s.Tokens(0).Access)
		return a.Status == 404 && !strings.Contains(a.Body, "2026-07-28")
	},
	"cancellation-of-nothing-400": func(s *apptest.Site) bool {
		return s.RPC(s.Tokens(0).Access, "notifications/cancelled", map[string]any{"requestId": "nobody"}).Status == 400
	},
}

// alone sends a request of MCP 2026-07-28, with more members in _meta than it needs.
func alone(s *apptest.Site, bearer, method string, params, meta map[string]any) apptest.Answer {
	all := map[string]any{"_meta": map[string]any{
		"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": map[string]any{},
	}}
	header := map[string]string{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method}
	for name, value := range params {
		all[name] = value
		if text, ok := value.(string); ok && (name == "name" || name == "uri") {
			header["Mcp-Name"] = text
		}
	}
	for name, value := range meta {
		all["_meta"].(map[string]any)[name] = value
	}
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": all})
	if err != nil {
		return apptest.Answer{}
	}
	return post(s, bearer, header, string(body))
}
