package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "repeated-parameters-taken",
	Title: "of a parameter that is sent twice the authorization endpoint takes the first",
	Story: "What the query parsers of most web frameworks do unless they are asked for all values. Design rule; " +
		"no field report.",
	apply: func(s *app.Seams) {
		s.AuthorizeParameters = func(url.Values, []string) error { return nil }
	},
})
