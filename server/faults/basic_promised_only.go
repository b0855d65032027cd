package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "basic-promised-only",
	Title: "client_secret_basic is advertised and registered, and does not work",
	Story: "Metadata copied from a template: the handler reads the body only, and a client that took the server " +
		"at its word gets nowhere. Design rule; no field report.",
	apply: func(s *app.Seams) {
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				if r.Header.Get("Authorization") != "" {
					return store.Client{}, &oauth.Error{
						Status: http.StatusUnauthorized, Code: "invalid_client", Description: "client_id is missing", Challenge: "Basic",
					}
				}
				return strict(r, form)
			}
		})
	},
})
