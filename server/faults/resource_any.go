package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "resource-any",
	Title: "a token is issued for whatever resource the request names",
	Story: "A server that copies the resource parameter into aud, which looks like audience binding and leaves the " +
		"choice to the stranger. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.PickResource = func(strict oauth.PickResource) oauth.PickResource {
			return func(v url.Values) (string, error) {
				if asked := v.Get("resource"); asked != "" {
					return asked, nil
				}
				return strict(v)
			}
		}
	},
})
