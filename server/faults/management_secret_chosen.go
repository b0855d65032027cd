package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-secret-chosen",
	Title: "a client that replaces its registration may bring a secret of its own",
	Story: "client_secret is one more column of the table that is updated. Design rule; no field report.",
	apply: func(s *app.Seams) {
		confidential(s)
		replacing(s, func(r *http.Request, body map[string]any) {
			secret, _ := body["client_secret"].(string)
			c, err := s.Store.Client(r.Context(), r.PathValue("client"))
			if secret == "" || err != nil {
				return
			}
			c.SecretHash = store.HashOf(secret)
			_ = s.Store.ReplaceClient(r.Context(), c)
		})
	},
})
