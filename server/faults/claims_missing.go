package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "claims-missing",
	Title: "access tokens say at+jwt and lack client_id",
	Story: "A token built by hand, with the type copied from an example and the claims from another (RFC 9068 §2.2). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) { delete(claims, "client_id") })
	},
})
