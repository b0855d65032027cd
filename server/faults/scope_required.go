package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "scope-required",
	Title: "the authorization endpoint refuses a request without scope as malformed",
	Story: "A schema that makes every parameter it knows a required one (RFC 6749 §3.3 makes scope optional). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		onParameters(s, func(v url.Values, _ []string) error {
			if v.Get("scope") == "" {
				return refusal("invalid_request", "scope is required")
			}
			return nil
		})
	},
})
