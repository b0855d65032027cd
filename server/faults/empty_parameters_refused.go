package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "empty-parameters-refused",
	Title: "the authorization endpoint refuses a parameter that has no value",
	Story: "A schema in which resource is a URL and scope a word, applied to what the query holds, empty or not. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		onParameters(s, func(v url.Values, known []string) error {
			for _, name := range known {
				if v.Has(name) && v.Get(name) == "" {
					return refusal("invalid_request", name+" must not be empty")
				}
			}
			return nil
		})
	},
})

// onParameters judges authorization requests by one rule more, ahead of those the server has.
func onParameters(s *app.Seams, judge func(v url.Values, known []string) error) {
	next := s.AuthorizeParameters
	s.AuthorizeParameters = func(v url.Values, known []string) error {
		if err := judge(v, known); err != nil {
			return err
		}
		return next(v, known)
	}
}
