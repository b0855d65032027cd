package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "input-asked-of-all",
	Title: "a tool asks the user whatever the client can do",
	Story: "Written with one host at hand, which had forms. Design rule; no field report.",
	form:  elicitation,
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if asked := messageIn(r); inJuly2026(r) && asked.Params.Name == "choose-item" {
				r = edited(r, func(whole map[string]any) {
					params, _ := whole["params"].(map[string]any)
					if meta, ok := params["_meta"].(map[string]any); ok {
						meta["io.modelcontextprotocol/clientCapabilities"] = map[string]any{"elicitation": map[string]any{}}
					}
				})
			}
			next.ServeHTTP(w, r)
		})
	},
})
