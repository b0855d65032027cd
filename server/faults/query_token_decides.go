package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "query-token-decides",
	Title: "an access token in the query goes before that in the header",
	Story: "A chain of token readers in the wrong order: a link decides whose token a request has (RFC 6750 " +
		"§2). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Resource.TokenFrom
		s.Resource.TokenFrom = func(r *http.Request) (string, error) {
			if query := r.URL.Query().Get("access_token"); query != "" {
				return query, nil
			}
			return next(r)
		}
	},
})
