package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "refresh-not-rotated",
	Title: "refreshing gives back the refresh token it was given",
	Story: "Allowed to confidential clients and common for that reason; a public client's stolen token then " +
		"works until the end, unnoticed (RFC 9700 §4.14).",
	apply: func(s *app.Seams) {
		next := s.NextRefresh
		s.NextRefresh = func(secrets oauth.Secrets, presented string) string {
			if presented != "" {
				return presented
			}
			return next(secrets, presented)
		}
	},
})
