package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "jti-of-the-user",
	Title: "the jti of access tokens names the user",
	Story: "A claim that had to be filled with something: every token of a user is the same to whoever revokes by " +
		"jti (RFC 7519 §4.1.7). Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) { claims["sid"], claims["jti"] = claims["jti"], claims["sub"] })
	},
})
