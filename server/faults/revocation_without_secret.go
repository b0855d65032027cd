package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "revocation-without-secret",
	Title: "a client that has a secret can revoke without it",
	Story: "The revocation endpoint was written for public clients and never told of the others (RFC 7009 §2.1). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				if form.Get("grant_type") == "" && nameless(r, form) {
					return records.Client(r.Context(), form.Get("client_id"))
				}
				return strict(r, form)
			}
		})
	},
})
