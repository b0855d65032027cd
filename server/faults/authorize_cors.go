package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "authorize-cors",
	Title: "scripts of any site may read the authorization endpoint",
	Story: "A CORS middleware in front of all routes. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == oauth.PathAuthorize {
					w.Header().Set("Access-Control-Allow-Origin", "*")
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
