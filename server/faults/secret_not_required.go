package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "secret-not-required",
	Title: "a client that has a secret can redeem a code without it",
	Story: "The check runs where a secret was sent, and nobody asks for one: the client_id, which is public, is " +
		"enough. Design rule; no field report.",
	apply: func(s *app.Seams) {
		records := s.Store
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				if form.Get("code") != "" && nameless(r, form) {
					return records.Client(r.Context(), form.Get("client_id"))
				}
				return strict(r, form)
			}
		})
	},
})

// nameless reports a request that names a client and proves nothing.
func nameless(r *http.Request, form url.Values) bool {
	return form.Get("client_secret") == "" && r.Header.Get("Authorization") == "" && form.Get("client_id") != ""
}
