package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "bad-token-without-metadata",
	Title: "the challenge for a bad token does not say where the resource metadata is",
	Story: "Two places that write a 401, of which one was taught about RFC 9728: the middleware, and not the " +
		"verifier. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			if c.Error != "" {
				c.ResourceMetadata = ""
			}
			next(w, c)
		}
	},
})
