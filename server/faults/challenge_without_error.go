package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-without-error",
	Title: "the challenge for a bad token is the one for no token",
	Story: "One constant header for every 401: a client cannot tell that its token has become stale (RFC 6750 " +
		"§3.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			if c.Status == http.StatusUnauthorized {
				c.Error, c.Description = "", ""
			}
			next(w, c)
		}
	},
})
