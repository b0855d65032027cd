package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "registration-missing",
	Title: "there is no way for a client to register",
	Story: "Seen with home-assistant/core#153820 and the seed server fastify-github at stage 2: does not " +
		"support RFC 7591 (symptoms row 38).",
	apply: func(s *app.Seams) {
		s.Registration = nil
		for _, m := range s.Metadata {
			m.RegistrationEndpoint = ""
		}
	},
})
