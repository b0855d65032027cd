package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

// tenant is the path of an issuer that shares its origin with others.
const tenant = "/tenant"

var _ = plant(Fault{
	ID:    "march-2025-nothing-at-origin",
	Title: "a server that speaks nothing newer than MCP 2025-03-26 has its login elsewhere, and says so in resource metadata only",
	Story: "An authorization server below a path of its own, with a document of a later version to name it. Design rule; no field report.",
	form: func(c *app.Config) {
		c.IssuerPath = tenant
		c.Versions = []string{"2025-03-26"}
	},
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.AuthorizationEndpoint = s.Issuer + "/login"
		}
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch {
				case r.URL.Path == oauth.PathAuthorize && r.Method == http.MethodGet:
					http.NotFound(w, r)
					return
				case r.URL.Path == tenant+"/login":
					r.URL.Path = oauth.PathAuthorize
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
