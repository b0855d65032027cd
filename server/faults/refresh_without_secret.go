package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-without-secret",
	Title: "a client that has a secret can refresh without it",
	Story: "Client authentication was added where codes are redeemed, and not beside it: a stolen refresh token " +
		"is enough (RFC 6749 §6). Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				if form.Get("refresh_token") != "" && nameless(r, form) {
					return records.Client(r.Context(), form.Get("client_id"))
				}
				return strict(r, form)
			}
		})
	},
})
