package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "revocation-believes-hint",
	Title: "with token_type_hint=access_token a refresh token is not found",
	Story: "The hint picks the table, and where that has no such token the answer is 200 all the same: the " +
		"client believes that it is out (RFC 7009 §2.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			_, err := records.RefreshToken(r.Context(), store.HashOf(r.PostForm.Get("token")))
			if hint := r.PostForm.Get("token_type_hint"); err == nil && hint != "" && hint != "refresh_token" {
				return nil
			}
			return strict(w, r)
		})
	},
})
