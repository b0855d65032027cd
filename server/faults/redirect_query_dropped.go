package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "redirect-query-dropped",
	Title: "the authorization response takes the place of the query that the redirect URI has",
	Story: "Setting the search part of a URL where a parameter should be added (RFC 6749 §3.1.2). Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		editResponses(s, func(_ url.Values, to *url.URL) {
			own := url.Values{}
			for _, name := range []string{"code", "state", "iss", "error", "error_description"} {
				if to.Query().Has(name) {
					own[name] = to.Query()[name]
				}
			}
			to.RawQuery = own.Encode()
		})
	},
})
