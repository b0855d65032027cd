package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "endpoints-elsewhere",
	Title: "the authorization and token endpoints are not where the metadata says",
	Story: "Read in the seed server fastify-github at stage 3: the routes are below /auth/oauth, the metadata knows " +
		"nothing of that prefix, and all the host gets is 404.",
	apply: func(s *app.Seams) {
		routes := map[string]string{"/auth/oauth/login": oauth.PathAuthorize, "/auth/oauth/token": oauth.PathToken}
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == oauth.PathAuthorize || r.URL.Path == oauth.PathToken {
					http.NotFound(w, r)
					return
				}
				if to, moved := routes[r.URL.Path]; moved {
					r = r.Clone(r.Context())
					r.URL.Path = to
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
