package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "token-cacheable",
	Title: "the token response may be kept by a cache",
	Story: "The default of most web frameworks, which send no Cache-Control at all (RFC 6749 §5.1 demands " +
		"no-store).",
	apply: func(s *app.Seams) {
		next := s.WriteToken
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			return next(cacheable{w}, t)
		}
	},
})

// cacheable forgets what its handler says of caching.
type cacheable struct{ http.ResponseWriter }

// WriteHeader sends the rest of the header.
func (c cacheable) WriteHeader(status int) {
	c.Header().Del("Cache-Control")
	c.Header().Del("Pragma")
	c.ResponseWriter.WriteHeader(status)
}
