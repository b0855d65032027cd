package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "state-made-up",
	Title: "a response to a request without state says state=undefined",
	Story: "What a template literal of JavaScript makes of a variable that has no value. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			if a.State == "" {
				a.State = "undefined"
			}
			return next(a)
		}
	},
})
