package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "refresh-cacheable",
	Title: "the answer to a refresh may be kept by a cache",
	Story: "The header was added where codes are redeemed, and refresh has a writer of its own (RFC 6749 §5.1 " +
		"demands no-store of both). Design rule; no field report.",
	apply: func(s *app.Seams) {
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			if r.PostForm.Get("grant_type") == "refresh_token" {
				w = cacheable{w}
			}
			return strict(w, r)
		})
	},
})
