package faults

import (
	"errors"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "token-errors-own-form",
	Title: "the token endpoint refuses in sentences of its own",
	Story: "Read in the seed server mcp: errors are sentences, not codes of RFC 6749 §5.2, so that no client can " +
		"tell what to do next.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			err := strict(w, r)
			var e *oauth.Error
			if errors.As(err, &e) {
				own := *e
				own.Code, own.Description = "Error: "+e.Description+".", ""
				return &own
			}
			return err
		})
	},
})
