package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "query-token-accepted",
	Title: "an access token in the query lets in",
	Story: "The third method of RFC 6750 (§2.3), which much middleware still offers by default; MCP and OAuth " +
		"2.1 forbid it.",
	apply: func(s *app.Seams) {
		next := s.Resource.TokenFrom
		s.Resource.TokenFrom = func(r *http.Request) (string, error) {
			raw, err := next(r)
			if query := r.URL.Query().Get("access_token"); err != nil && query != "" {
				return query, nil
			}
			return raw, err
		}
	},
})
