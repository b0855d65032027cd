package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-without-metadata",
	Title: "the challenge does not say where the resource metadata is",
	Story: "Read in the seed server mcp, whose challenge has a realm and nothing else; also symptoms row 26.",
	apply: withoutMetadata,
})

func withoutMetadata(s *app.Seams) {
	next := s.Resource.Challenge
	s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
		c.ResourceMetadata = ""
		next(w, c)
	}
}
