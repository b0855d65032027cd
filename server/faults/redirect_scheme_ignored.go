package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "redirect-scheme-ignored",
	Title: "a redirect URI by plain http is taken for the https one that was registered",
	Story: "Comparing host and path only, which is enough for somebody on the way to read the code (RFC 9700 §2.6). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.MatchRedirect
		s.MatchRedirect = func(registered []string, given string) bool {
			rest, plain := strings.CutPrefix(given, "http://")
			return next(registered, given) || plain && slices.Contains(registered, "https://"+rest)
		}
	},
})
