package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "code-twice",
	Title: "the authorization response carries the code twice",
	Story: "Two layers that each append the response to the redirect URI. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			v := next(a)
			if v.Has("code") {
				v.Add("code", v.Get("code"))
			}
			return v
		}
	},
})
