package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "tokens-unsigned",
	Title: "access tokens are unsigned JWTs",
	Story: "A JWT library whose default algorithm was never changed; the server takes its tokens for opaque, everybody " +
		"else can write one (RFC 8725 §2.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(header, _ map[string]any) { header["alg"] = "none" })
	},
})
