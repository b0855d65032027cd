package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "revocation-of-others",
	Title: "a client can revoke the tokens of another",
	Story: "A look-up by token alone: any registered app that catches a token can cut the user off (RFC 7009 " +
		"§2.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("client_id") != "" {
				asOwner(s, r, r.PostForm.Get("token"))
			}
			return strict(w, r)
		})
	},
})
