package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "state-cut",
	Title: "the state comes back without what goes beyond 1024 characters",
	Story: "A column of the database that is long enough for every state its author has seen. Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			if len(a.State) > 1024 {
				a.State = a.State[:1024]
			}
			return next(a)
		}
	},
})
