package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "wrong-replay-revokes",
	Title: "a code that comes again ends the grant, whoever sends it and with whatever verifier",
	Story: "Reuse detection ahead of every other check: who saw a code in a log, and has no verifier, can log " +
		"the user out (OAuth 2.1 §7.5.3). Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			code, err := records.Code(r.Context(), store.HashOf(r.PostForm.Get("code")))
			if err == nil && code.Consumed {
				if err := records.RevokeGrant(r.Context(), code.GrantID); err != nil {
					return err
				}
			}
			return strict(w, r)
		})
	},
})
