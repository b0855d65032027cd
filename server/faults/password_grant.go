package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "password-grant",
	Title: "the token endpoint takes user names and passwords",
	Story: "The grant that early tutorials began with: the host would see the user's password (RFC 9700 §2.4). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("grant_type") == "password" {
				return refusal("invalid_grant", "the user name or password is wrong")
			}
			return strict(w, r)
		})
	},
})
