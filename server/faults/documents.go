package faults

import (
	"maps"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

// eachDocument changes every protected resource metadata document of a server.
func eachDocument(s *app.Seams, change func(*resource.Metadata)) {
	documents := slices.Clone(s.Resource.Documents)
	for i := range documents {
		documents[i].Metadata.More = maps.Clone(documents[i].Metadata.More)
		change(&documents[i].Metadata)
	}
	s.Resource.Documents = documents
}

// beforeChallenge changes the challenge to a request that brought no token.
func beforeChallenge(s *app.Seams, change func(*resource.Challenge)) {
	write := s.Resource.Challenge
	s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
		if c.Error == "" {
			change(&c)
		}
		write(w, c)
	}
}
