package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "slash-redirects-to-http",
	Title: "the MCP URL with a slash at the end redirects to plain http",
	Story: "Seen with BerriAI/litellm#23688 and others: a framework behind a proxy redirects to the form of the URL that it knows, by the " +
		"scheme that the proxy speaks with it (symptoms row 3).",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == s.Resource.Path+"/" {
					w.Header().Set("Location", "http://"+r.Host+s.Resource.Path)
					w.WriteHeader(http.StatusTemporaryRedirect)
					return
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
