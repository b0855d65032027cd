package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "revocation-of-unknown-400",
	Title: "revoking a token that is unknown is an error",
	Story: "What a look-up leads to; RFC 7009 §2.2 has it 200, because what the client wanted is so already. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			raw := r.PostForm.Get("token")
			_, err := records.RefreshToken(r.Context(), store.HashOf(raw))
			if raw != "" && err != nil && algorithm(raw) == "" { // neither kind of token
				return refusal("invalid_request", "there is no such token")
			}
			return strict(w, r)
		})
	},
})
