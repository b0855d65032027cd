package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "answers-cacheable",
	Title: "the answers of the MCP endpoint may be kept by any cache",
	Story: "A rule for static files that caught the whole site: public is just the word that overrides the care " +
		"caches take with Authorization (RFC 9111 §3.5). Design rule; no field report.",
	apply: func(s *app.Seams) {
		outer := s.Resource.Transport
		s.Resource.Transport = func(next http.Handler) http.Handler {
			if outer != nil {
				next = outer(next)
			}
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				next.ServeHTTP(published{w}, r)
			})
		}
	},
})

type published struct{ http.ResponseWriter }

// WriteHeader adds the leave.
func (p published) WriteHeader(status int) {
	p.Header().Set("Cache-Control", "public, max-age=300")
	p.ResponseWriter.WriteHeader(status)
}

// Write sends the header first, as net/http would.
func (p published) Write(b []byte) (int, error) {
	p.Header().Set("Cache-Control", "public, max-age=300")
	return p.ResponseWriter.Write(b)
}
