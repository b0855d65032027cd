package faults

import (
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "prompt-none-is-a-pass",
	Title: "with prompt=none a code is given to somebody who has not logged in",
	Story: "Taking “do not ask” for “need not ask”: the session is looked for, and its absence is not an error. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Authorize
		s.Authorize = func(strict oauth.Endpoint) oauth.Endpoint {
			strict = next(strict)
			return func(w http.ResponseWriter, r *http.Request) error {
				q := r.URL.Query()
				if q.Get("prompt") != "none" || !registeredFor(r.Context(), s, q) {
					return strict(w, r)
				}
				return giveCode(r.Context(), s, w, q, store.User{DID: "anonymous"})
			}
		}
	},
})

const codeLifetime = 30 * time.Second
