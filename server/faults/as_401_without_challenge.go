package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "as-401-without-challenge",
	Title: "the authorization server answers 401 without WWW-Authenticate",
	Story: "Common where an error handler writes status and JSON: the header that makes a 401 (RFC 9110 §15.5.2) " +
		"is nobody's business. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			h = next(h)
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasPrefix(r.URL.Path, "/mcp") {
					w = unchallenged{w}
				}
				h.ServeHTTP(w, r)
			})
		}
	},
})

// unchallenged forgets what its handler says of authentication.
type unchallenged struct{ http.ResponseWriter }

// WriteHeader sends the rest of the header.
func (u unchallenged) WriteHeader(status int) {
	u.Header().Del("WWW-Authenticate")
	u.ResponseWriter.WriteHeader(status)
}
