package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "challenge-returned",
	Title: "the authorization response carries the PKCE challenge beside the code",
	Story: "A response that repeats all it was asked with. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResponses(s, func(request url.Values, to *url.URL) {
			q := to.Query()
			q.Set("code_challenge", request.Get("code_challenge"))
			to.RawQuery = q.Encode()
		})
	},
})
