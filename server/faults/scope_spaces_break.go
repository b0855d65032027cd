package faults

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "scope-spaces-break",
	Title: "the authorization endpoint breaks on a scope with a space too many",
	Story: "Splitting at each single space makes an empty scope, which some table then does not have. Design rule; " +
		"no field report.",
	apply: func(s *app.Seams) {
		onParameters(s, func(v url.Values, _ []string) error {
			if v.Get("scope") != "" && slices.Contains(strings.Split(v.Get("scope"), " "), "") {
				return errors.New("scope \"\" has no row")
			}
			return nil
		})
	},
})
