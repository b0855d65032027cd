package faults

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "basic-failure-unchallenged",
	Title: "a client that fails at HTTP Basic gets 400",
	Story: "One error handler for all ways to authenticate; a client that came by header expects the 401 of HTTP " +
		"(RFC 6749 §5.2). Design rule; no field report.",
	apply: func(s *app.Seams) {
		clientsBy(s, func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
			return func(r *http.Request, form url.Values) (store.Client, error) {
				c, err := strict(r, form)
				var e *oauth.Error
				if errors.As(err, &e) && e.Status == http.StatusUnauthorized {
					return c, refusal(e.Code, e.Description)
				}
				return c, err
			}
		})
	},
})
