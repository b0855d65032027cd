package faults

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "unknown-method-32603",
	Title: "a method, or a tool, that does not exist is answered with an internal error",
	Story: "Read in mcp2 (seed fault 12): -32603 where -32601 is due. Clients that try server/discover first were seen to give " +
		"up on such a code (symptoms row 86).",
	apply: func(s *app.Seams) {
		known := []string{
			"initialize", "ping", "server/discover", "tools/list", "tools/call", "resources/list", "resources/templates/list", "resources/read",
		}
		unknown := func(m resource.Message) bool {
			noTool := m.Method == "tools/call" && !slices.ContainsFunc(s.Resource.Tools, func(t resource.Tool) bool { return t.Name() == m.Name })
			return !m.IsNotification() && len(m.ID) > 0 && (noTool || !slices.Contains(known, m.Method))
		}
		answer(s, unknown, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusOK, fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"error":{"code":-32603,"message":"Internal error"}}`, m.ID))
		})
	},
})
