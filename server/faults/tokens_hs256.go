package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "tokens-hs256",
	Title: "access tokens are signed with a secret, so nobody else can verify them and no key set can publish it",
	Story: "Read in the seed server fastify-github: HS256 with the one secret of the application. RFC 9068 §2.1 recommends " +
		"otherwise; a server that verifies its own tokens can live with it.",
	apply: func(s *app.Seams) {
		reshape(s, func(header, _ map[string]any) {
			header["alg"] = "HS256"
			delete(header, "kid")
		})
	},
})
