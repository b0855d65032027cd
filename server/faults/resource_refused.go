package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "resource-refused",
	Title: "the authorization endpoint refuses every request that names a resource",
	Story: "Seen with PrefectHQ/fastmcp#4839: Entra ID v2 answers AADSTS9010010 to the resource parameter that MCP " +
		"clients have to send.",
	apply: func(s *app.Seams) {
		onParameters(s, func(v url.Values, _ []string) error {
			if v.Has("resource") {
				return refusal("invalid_target", "the resource parameter is not supported")
			}
			return nil
		})
	},
})
