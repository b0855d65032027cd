package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "page-of-any-site-served",
	Title: "a server without a login looks at neither Host nor Origin",
	Story: "What the protection against DNS rebinding in the MCP SDKs is for, and what was before it. Design rule; no field report.",
	form:  func(c *app.Config) { c.NoLogin = true },
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == s.Resource.Path {
					r.Header.Del("Origin")
					_, r.Host, _ = strings.Cut(s.Resource.Origin, "://")
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
