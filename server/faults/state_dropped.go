package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "state-dropped",
	Title: "the authorization response leaves the state out",
	Story: "Makes every client refuse the response, as RFC 6749 §4.1.2 has them do; seen by users as a login " +
		"that ends in an error at the host.",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			a.State = ""
			return next(a)
		}
	},
})
