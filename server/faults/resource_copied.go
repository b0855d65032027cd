package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "resource-copied",
	Title: "a token request gets a token for whatever resource it names",
	Story: "Read in mcp2 (seed fault 4): any value of resource is copied into aud, also one that the user never " +
		"heard of.",
	apply: func(s *app.Seams) {
		next := s.TokenResource
		s.TokenResource = func(v url.Values, granted string) (string, error) {
			if asked := v.Get("resource"); asked != "" {
				return asked, nil
			}
			return next(v, granted)
		}
	},
})
