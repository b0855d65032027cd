package faults

import (
	"net/url"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "resource-compared-as-text",
	Title: "the resource is refused if it is spelled with a capital in its host",
	Story: "Comparing URLs as strings, where MCP asks servers to take capitals in scheme and host. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		s.PickResource = func(strict oauth.PickResource) oauth.PickResource {
			return func(v url.Values) (string, error) {
				if asked := v.Get("resource"); asked != "" && !slices.Contains(s.Resources, asked) {
					return "", refusal("invalid_target", "the resource is not known")
				}
				return strict(v)
			}
		}
	},
})
