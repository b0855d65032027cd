package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "malformed-header-500",
	Title: "an Authorization header of one word is answered with an internal server error",
	Story: "The line that splits the header at its blank and takes the second part, unlooked at. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		next := s.Resource.TokenFrom
		s.Resource.TokenFrom = func(r *http.Request) (string, error) {
			if header := r.Header.Get("Authorization"); header != "" {
				return strings.Split(header, " ")[1], nil
			}
			return next(r)
		}
	},
})
