package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "response-type-ignored",
	Title: "the authorization endpoint does not look at response_type",
	Story: "A server that does one thing only and answers everything with it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.ResponseType = func(string) error { return nil }
	},
})
