package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-revocation-unsupported",
	Title: "the revocation endpoint revokes access tokens only",
	Story: "Written for what is easy to look up; RFC 7009 §2 demands refresh tokens first, which are what keeps " +
		"a host connected. Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		atRevocation(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if _, err := records.RefreshToken(r.Context(), store.HashOf(r.PostForm.Get("token"))); err == nil {
				return refusal("unsupported_token_type", "only access tokens can be revoked")
			}
			return strict(w, r)
		})
	},
})
