package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "aud-of-the-client",
	Title: "the audience of access tokens is the client",
	Story: "The audience of an ID token in an access token, where one routine writes both; a relative of Supabase, " +
		"whose tokens say authenticated (symptoms row 77).",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) { claims["aud"] = claims["client_id"] })
	},
})
