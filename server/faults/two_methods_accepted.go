package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "two-methods-accepted",
	Title: "a client may authenticate in two ways at once",
	Story: "The header is read first and the body never compared: two parts of a system may see two clients. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				if form.Get("client_secret") != "" {
					r.Header.Del("Authorization")
				}
				return strict(r, form)
			}
		})
	},
})
