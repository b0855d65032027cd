package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "null-id-served",
	Title: "a request with the id null is answered with its result",
	Story: "JSON-RPC as it is without MCP, where null is an id. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if string(messageIn(r).ID) != "null" {
				next.ServeHTTP(w, r)
				return
			}
			a := &held{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(a, edited(r, func(whole map[string]any) { whole["id"] = 0 }))
			a.replace(`"id":0`, `"id":null`)
			a.send(w)
		})
	},
})
