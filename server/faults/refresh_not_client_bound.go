package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "refresh-not-client-bound",
	Title: "a refresh token works for any client",
	Story: "A look-up by token alone: with open registration everybody is a client, and a stolen token is enough " +
		"(RFC 6749 §6). Design rule; no field report.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			asOwner(s, r, r.PostForm.Get("refresh_token"))
			return strict(w, r)
		})
	},
})
