package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "iss-missing-on-errors",
	Title: "the metadata promises iss in every authorization response, and the error responses have none",
	Story: "Easily left out, since RFC 9207 is read as a rule of the code; its §2 names error responses too. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			v := next(a)
			if v.Has("error") {
				v.Del("iss")
			}
			return v
		}
	},
})
