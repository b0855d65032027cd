package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "subscription-unacknowledged",
	Title: "a stream of changes is taken for an ordinary request: its answer is an empty result",
	Story: "The methods of MCP 2026-07-28 added to a table whose entries all return a result. Design rule; no field report.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "subscriptions/listen" }, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete"}}`)
		})
	},
})
