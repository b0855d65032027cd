package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "accept-json-500",
	Title: "a request that accepts JSON only is answered with an internal server error",
	Story: "Seen with arabold/docs-mcp-server#349 in a milder form, 406: a connector of OpenAI's API sent such an Accept and gave up " +
		"(symptoms row 91).",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if !strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
				http.Error(w, "Internal Server Error", http.StatusInternalServerError)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
