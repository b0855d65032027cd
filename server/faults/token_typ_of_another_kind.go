package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "token-typ-of-another-kind",
	Title: "access tokens carry the type of logout tokens",
	Story: "One signing routine for all tokens of a provider, with the type of whichever came last (RFC 8725 §3.11). " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(header, _ map[string]any) { header["typ"] = "logout+jwt" })
	},
})
