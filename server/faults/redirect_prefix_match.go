package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "redirect-prefix-match",
	Title: "a redirect URI is accepted if a registered one is its beginning",
	Story: "The pattern RFC 9700 §4.1 warns of: the code goes to any path below, or to a host whose name " +
		"begins the same way.",
	apply: func(s *app.Seams) {
		next := s.MatchRedirect
		s.MatchRedirect = func(registered []string, given string) bool {
			return next(registered, given) || slices.ContainsFunc(registered, func(r string) bool { return strings.HasPrefix(given, r) })
		}
	},
})
