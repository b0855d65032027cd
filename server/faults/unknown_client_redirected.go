package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "unknown-client-redirected",
	Title: "a request of an unknown client is answered at whatever redirect URI it names",
	Story: "The classic open redirector (RFC 6749 §4.1.2.1, RFC 9700 §4.11): error handling that redirects " +
		"before anything was looked up.",
	apply: func(s *app.Seams) {
		next := s.ReportTo
		s.ReportTo = func(c *store.Client, redirectURI string) string {
			if c == nil {
				return redirectURI
			}
			return next(c, redirectURI)
		}
	},
})
