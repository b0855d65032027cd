package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "incomplete-request-invalid-grant",
	Title: "a token request without a code, or without a refresh token, gets invalid_grant",
	Story: "An empty text is looked up like any other: the developer of a client is told that the code is bad, " +
		"not that it is missing. Design rule; no field report.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("code") == "" && r.PostForm.Get("refresh_token") == "" && r.PostForm.Get("grant_type") != "" {
				return refusal("invalid_grant", "there is no such grant")
			}
			return strict(w, r)
		})
	},
})
