package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "revocation-without-client",
	Title: "a token is revoked for whoever sends it, without a client_id",
	Story: "The endpoint takes the token for proof enough (RFC 7009 §2.1 has the client identified first). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("client_id") == "" {
				asOwner(s, r, r.PostForm.Get("token"))
			}
			return strict(w, r)
		})
	},
})
