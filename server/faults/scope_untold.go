package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "scope-untold",
	Title: "a token response does not say that less scope was granted than asked for",
	Story: "Servers that drop unknown scopes, as they may, and keep it to themselves: the host offers tools that " +
		"then fail. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.WriteToken
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			t.Scope = ""
			return next(w, t)
		}
	},
})
