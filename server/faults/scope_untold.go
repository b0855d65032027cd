package faults

import (
	"encoding/json"
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
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			w.Header().Set("Content-Type", "application/json")
			return json.NewEncoder(w).Encode(struct {
				AccessToken  string `json:"access_token"`
				TokenType    string `json:"token_type"`
				ExpiresIn    int64  `json:"expires_in"`
				RefreshToken string `json:"refresh_token,omitempty"`
			}{t.AccessToken, t.TokenType, t.ExpiresIn, t.RefreshToken})
		}
	},
})
