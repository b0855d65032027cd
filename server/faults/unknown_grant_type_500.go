package faults

import (
	"errors"
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "unknown-grant-type-500",
	Title: "a grant_type that the server does not know breaks it",
	Story: "Measured at the MCP TypeScript SDK's example server: a grant it does not implement is answered 500.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if !slices.Contains([]string{"", "authorization_code", "refresh_token"}, r.PostForm.Get("grant_type")) {
				return errors.New("there is no such grant")
			}
			return strict(w, r)
		})
	},
})
