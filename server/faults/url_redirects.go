package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "url-redirects",
	Title: "the MCP URL redirects to itself with a slash at the end",
	Story: "Seen with BerriAI/litellm#34845, zoho/analytics-mcp-server#22 and others: a framework that mounts the endpoint at /mcp/ " +
		"redirects POST /mcp with 307, and clients lose the token or the method on the way (symptoms row 3).",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case s.Resource.Path:
					http.Redirect(w, r, s.Resource.Path+"/", http.StatusTemporaryRedirect)
					return
				case s.Resource.Path + "/":
					r.URL.Path = s.Resource.Path
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
