package faults

import (
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "redirect-normalized",
	Title: "redirect URIs are compared after they were normalized",
	Story: "A well-meant URL library: a slash at the end, a fragment or a user's name make no difference to it (RFC " +
		"9700 §2.1 asks for the same string). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.MatchRedirect
		s.MatchRedirect = func(registered []string, given string) bool {
			return next(registered, given) ||
				slices.ContainsFunc(registered, func(r string) bool { return bareURI(r) == bareURI(given) })
		}
	},
})

// bareURI is what a normalization leaves of a URI.
func bareURI(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return raw
	}
	return strings.ToLower(u.Scheme) + "://" + strings.ToLower(u.Host) + strings.TrimSuffix(u.Path, "/") + "?" + u.RawQuery
}
