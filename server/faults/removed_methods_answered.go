package faults

import (
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "removed-methods-answered",
	Title: "ping, logging/setLevel and resources/subscribe are answered as done in MCP 2026-07-28 too, which has none of them",
	Story: "One dispatcher for all versions, which looks at the method alone. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			asked := messageIn(r)
			if inJuly2026(r) && slices.Contains([]string{"ping", "logging/setLevel", "resources/subscribe"}, asked.Method) {
				writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(asked.ID)+`,"result":{"resultType":"complete"}}`)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
