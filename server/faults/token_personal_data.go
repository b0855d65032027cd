package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "token-personal-data",
	Title: "access tokens tell the name and e-mail address of the user",
	Story: "The default of Keycloak and Supabase: what the client never asked for stands in every token, and in " +
		"every log that a token gets into (RFC 9068 §6).",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) {
			claims["email"], claims["name"] = "someone@users.example", "Someone"
		})
	},
})
