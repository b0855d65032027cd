package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "token-type-missing",
	Title: "the token response has no token_type",
	Story: "Seen with LibreChat-AI/librechat.ai#420 among answers whose types are wrong: clients fail to " +
		"parse them (symptoms row 70).",
	apply: func(s *app.Seams) {
		next := s.WriteToken
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			t.TokenType = ""
			return next(w, t)
		}
	},
})
